<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AdapterRow</name>
    <message>
        <source>Remove what was learned: {title}</source>
        <translation>Gelerntes entfernen: {title}</translation>
    </message>
    <message>
        <source>What was learned is gone from this machine, and drafts are written as before. Your mail stays; it can be learned from again.</source>
        <translation>Das Gelernte ist dann von diesem Rechner verschwunden, und Entwürfe entstehen wie zuvor. Ihre Post bleibt; daraus kann neu gelernt werden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>Show the figures</source>
        <translation>Zahlen zeigen</translation>
    </message>
    <message>
        <source>Hide the figures</source>
        <translation>Zahlen verbergen</translation>
    </message>
    <message>
        <source>Used again as soon as {title} writes your drafts.</source>
        <translation>Wird wieder benutzt, sobald {title} Ihre Entwürfe schreibt.</translation>
    </message>
</context>
<context>
    <name>AddressStep</name>
    <message>
        <source>Another address of yours</source>
        <translation>Weitere eigene Adresse</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Your mail is being read; more addresses may appear here. You need not wait.</source>
        <translation>Ihre Post wird gerade gelesen; hier können noch Adressen hinzukommen. Sie brauchen nicht zu warten.</translation>
    </message>
    <message>
        <source>None is known yet. Type the address you write from.</source>
        <translation>Noch ist keine bekannt. Tippen Sie die Adresse ein, von der Sie schreiben.</translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message>
        <source>Don&apos;t answer this message</source>
        <translation>Diese Nachricht nicht beantworten</translation>
    </message>
    <message>
        <source>The message you answer</source>
        <translation>Die Nachricht, die Sie beantworten</translation>
    </message>
    <message>
        <source>Show the conversation</source>
        <translation>Gesprächsverlauf zeigen</translation>
    </message>
    <message>
        <source>Fetching the message…</source>
        <translation>Die Nachricht wird geholt …</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>Unbekannter Absender</translation>
    </message>
    <message>
        <source>This message can&apos;t be shown.</source>
        <translation>Diese Nachricht kann nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>AutostartRow</name>
    <message>
        <source>Start with the desktop</source>
        <translation>Mit dem Rechner starten</translation>
    </message>
    <message>
        <source>Ownhand waits in the tray after you log in; no model is loaded until you write.</source>
        <translation>Ownhand wartet nach der Anmeldung im Infobereich; ein Modell wird erst geladen, wenn Sie schreiben.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>SmolLM2 135M Instruct (starter)</source>
        <translation>SmolLM2 135M Instruct (Starter)</translation>
    </message>
    <message>
        <source>Tiny: makes everything run anywhere, words single points, cannot carry a whole letter.</source>
        <translation>Winzig: läuft überall, formuliert einzelne Punkte, trägt keinen ganzen Brief.</translation>
    </message>
    <message>
        <source>all-MiniLM-L6-v2 (search by meaning)</source>
        <translation>all-MiniLM-L6-v2 (Suche nach Bedeutung)</translation>
    </message>
    <message>
        <source>Finds passages by meaning; needed once, for the library.</source>
        <translation>Findet Stellen nach ihrer Bedeutung; für die Bibliothek einmal nötig.</translation>
    </message>
    <message>
        <source>Qwen2.5 1.5B Instruct</source>
        <translation>Qwen2.5 1.5B Instruct</translation>
    </message>
    <message>
        <source>For 4 GB machines: quick, many languages, whole short mails.</source>
        <translation>Für Rechner mit 4 GB: flink, viele Sprachen, ganze kurze Mails.</translation>
    </message>
    <message>
        <source>SmolLM3 3B</source>
        <translation>SmolLM3 3B</translation>
    </message>
    <message>
        <source>For 8 GB machines: European languages, small memory for long mails.</source>
        <translation>Für Rechner mit 8 GB: europäische Sprachen, wenig Speicher für lange Mails.</translation>
    </message>
    <message>
        <source>Phi-4 mini Instruct</source>
        <translation>Phi-4 mini Instruct</translation>
    </message>
    <message>
        <source>For 8 GB machines: careful English.</source>
        <translation>Für Rechner mit 8 GB: sorgfältiges Englisch.</translation>
    </message>
    <message>
        <source>Qwen3 4B Instruct 2507</source>
        <translation>Qwen3 4B Instruct 2507</translation>
    </message>
    <message>
        <source>The one to choose on most laptops with 8 to 16 GB.</source>
        <translation>Für die meisten Laptops mit 8 bis 16 GB die richtige Wahl.</translation>
    </message>
    <message>
        <source>Mistral 7B Instruct v0.3</source>
        <translation>Mistral 7B Instruct v0.3</translation>
    </message>
    <message>
        <source>For 16 GB machines with a fast processor; plain prose. Checked against the publisher&apos;s record at download.</source>
        <translation>Für Rechner mit 16 GB und schnellem Prozessor; schlichte Prosa. Beim Laden mit den Angaben des Herausgebers verglichen.</translation>
    </message>
    <message>
        <source>Qwen3 8B</source>
        <translation>Qwen3 8B</translation>
    </message>
    <message>
        <source>For 16 GB and more, best with a GPU or eight cores.</source>
        <translation>Ab 16 GB, am besten mit Grafikkarte oder acht Kernen.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>The process that does this can&apos;t be started.</source>
        <translation>Der Prozess, der das erledigt, lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>Close some programs and try again.</source>
        <translation>Schließen Sie einige Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The process that did this has ended before it was done.</source>
        <translation>Der Prozess, der das erledigt, hat sich vorzeitig beendet.</translation>
    </message>
    <message>
        <source>Try again; it goes on where it was.</source>
        <translation>Versuchen Sie es noch einmal; es geht dort weiter, wo es war.</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Conversation</source>
        <translation>Gesprächsverlauf</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in this conversation</source>
        <translation>
            <numerusform>%n Nachricht in diesem Verlauf</numerusform>
            <numerusform>%n Nachrichten in diesem Verlauf</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message numerus="yes">
        <source>Finish %n more draft(s), and this says whether they get better.</source>
        <translation>
            <numerusform>Schließen Sie noch %n Entwurf ab, dann zeigt sich, ob sie besser werden.</numerusform>
            <numerusform>Schließen Sie noch %n Entwürfe ab, dann zeigt sich, ob sie besser werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drafts need {percent} % less correcting than at the beginning.</source>
        <translation>Entwürfe brauchen {percent} % weniger Korrektur als am Anfang.</translation>
    </message>
    <message>
        <source>Drafts need {percent} % more correcting than at the beginning.</source>
        <translation>Entwürfe brauchen {percent} % mehr Korrektur als am Anfang.</translation>
    </message>
    <message>
        <source>Drafts need {percent} % less correcting than in {month}.</source>
        <translation>Entwürfe brauchen {percent} % weniger Korrektur als im {month}.</translation>
    </message>
    <message>
        <source>Drafts need {percent} % more correcting than in {month}.</source>
        <translation>Entwürfe brauchen {percent} % mehr Korrektur als im {month}.</translation>
    </message>
    <message>
        <source>Drafts need as much correcting as at the beginning.</source>
        <translation>Entwürfe brauchen so viel Korrektur wie am Anfang.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>In figures</source>
        <translation>In Zahlen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep it whatever later corrections say</source>
        <translation>Behalten, was auch immer spätere Korrekturen sagen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo last change</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Choose a preference to see what taught it</source>
        <translation>Wählen Sie eine Vorliebe, um zu sehen, woraus sie gelernt wurde</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>How often it held</source>
        <translation>Wie oft sie zutraf</translation>
    </message>
    <message>
        <source>The preference in full</source>
        <translation>Die ganze Vorliebe</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>Jot down at least one thing to say first.</source>
        <translation>Notieren Sie zuerst wenigstens einen Punkt.</translation>
    </message>
    <message>
        <source>Since the draft</source>
        <translation>Seit dem Entwurf</translation>
    </message>
    <message>
        <source>The text changed meanwhile, so the rewrite was dropped.</source>
        <translation>Der Text hat sich inzwischen geändert, deshalb wurde die Umschreibung verworfen.</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Ihre Worte</translation>
    </message>
    <message>
        <source>Nothing to change was found.</source>
        <translation>Es gab nichts zu ändern.</translation>
    </message>
    <message>
        <source>The engine ended while it was writing. Nothing you typed is lost.</source>
        <translation>Der Dienst hat sich beim Schreiben beendet. Nichts von Ihnen Getipptes ist verloren.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Writing…  Esc stops.</source>
        <translation>Schreibt …  Esc hält an.</translation>
    </message>
    <message>
        <source>Rewriting…  Esc stops.</source>
        <translation>Schreibt um …  Esc hält an.</translation>
    </message>
</context>
<context>
    <name>DraftsList</name>
    <message>
        <source>Find a draft</source>
        <translation>Entwurf suchen</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Back to writing</source>
        <translation>Zurück zum Schreiben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Of {count} drafts the newest are shown.</source>
        <translation>Von {count} Entwürfen sind die neuesten zu sehen.</translation>
    </message>
    <message>
        <source>No draft has all of these words.</source>
        <translation>Kein Entwurf enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>There are no drafts yet.</source>
        <translation>Noch gibt es keine Entwürfe.</translation>
    </message>
    <message>
        <source>To nobody yet</source>
        <translation>Noch an niemanden</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(ohne Betreff)</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>abgeschlossen</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>A folder of mail or documents</source>
        <translation>Ein Ordner mit Post oder Dokumenten</translation>
    </message>
    <message>
        <source>Mailboxes, messages or documents</source>
        <translation>Postfächer, Nachrichten oder Dokumente</translation>
    </message>
</context>
<context>
    <name>Envelope</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>A person, with all mail to and from them</source>
        <translation>Eine Person, mit aller Post von ihr und an sie</translation>
    </message>
    <message>
        <source>A source, with what only it held</source>
        <translation>Eine Quelle, mit allem, was nur sie enthielt</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>All mail to and from {name} leaves the library, with what was learned from it.</source>
        <translation>Alle Post von {name} und an {name} verlässt die Bibliothek, samt dem, was daraus gelernt wurde.</translation>
    </message>
    <message>
        <source>All that only “{name}” held leaves the library.</source>
        <translation>Alles, was nur „{name}“ enthielt, verlässt die Bibliothek.</translation>
    </message>
    <message>
        <source>Library, drafts and everything learned are gone. Settings and models stay.</source>
        <translation>Bibliothek, Entwürfe und alles Gelernte sind weg. Einstellungen und Modelle bleiben.</translation>
    </message>
    <message>
        <source>Your own mail and documents are not touched. This can’t be taken back.</source>
        <translation>Ihre eigene Post und Ihre Dokumente bleiben unberührt. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Reading every byte that is left</source>
        <translation>Jedes verbliebene Byte wird gelesen</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Wird gelöscht</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>What taught it</source>
        <translation>Woraus sie gelernt wurde</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier correction(s)</source>
        <translation>
            <numerusform>und %n frühere Korrektur</numerusform>
            <numerusform>und %n frühere Korrekturen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePair</name>
    <message>
        <source>Draft and your correction</source>
        <translation>Entwurf und Ihre Korrektur</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Ownhand failed by a fault of its own.</source>
        <translation>Ownhand ist an einem eigenen Fehler gescheitert.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Free some space and try again; what was stored before is kept.</source>
        <translation>Schaffen Sie etwas Platz und versuchen Sie es noch einmal; was vorher gespeichert war, bleibt.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model on the page Models.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie auf der Seite Modelle ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Install it again on the page Models.</source>
        <translation>Installieren Sie es auf der Seite Modelle noch einmal.</translation>
    </message>
    <message>
        <source>Check the connection and try again; it goes on where it stopped.</source>
        <translation>Prüfen Sie die Verbindung und versuchen Sie es noch einmal; es geht dort weiter, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Give an address such as name@example.org.</source>
        <translation>Geben Sie eine Adresse wie name@example.org an.</translation>
    </message>
    <message>
        <source>Add more of your sent mail on the page Sources.</source>
        <translation>Fügen Sie auf der Seite Quellen mehr von Ihrer gesendeten Post hinzu.</translation>
    </message>
    <message>
        <source>Close other programs, then try again; it goes on where it was.</source>
        <translation>Schließen Sie andere Programme, und versuchen Sie es noch einmal; es geht dort weiter, wo es war.</translation>
    </message>
    <message>
        <source>Give it up and train again; drafts are written without it.</source>
        <translation>Geben Sie es auf, und trainieren Sie neu; Entwürfe entstehen ohne das Gelernte.</translation>
    </message>
    <message>
        <source>Check its rights in your file manager.</source>
        <translation>Prüfen Sie die Rechte in Ihrer Dateiverwaltung.</translation>
    </message>
    <message>
        <source>The engine ended before it could answer; what was stored before is safe.</source>
        <translation>Der Dienst hat sich beendet, bevor er antworten konnte; was vorher gespeichert war, ist sicher.</translation>
    </message>
    <message>
        <source>The engine ended twice in the middle of this job.</source>
        <translation>Der Dienst hat sich mitten in dieser Arbeit zweimal beendet.</translation>
    </message>
    <message>
        <source>The engine process can&apos;t be started.</source>
        <translation>Der Dienst lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>Close other programs, and check the rights of the data folder.</source>
        <translation>Schließen Sie andere Programme und prüfen Sie die Rechte des Datenordners.</translation>
    </message>
    <message>
        <source>The engine was started but can&apos;t be reached.</source>
        <translation>Der Dienst wurde gestartet, ist aber nicht zu erreichen.</translation>
    </message>
    <message>
        <source>An engine of another version is at work on this data directory.</source>
        <translation>Ein Dienst einer anderen Version arbeitet gerade mit diesem Datenordner.</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Warten Sie, bis er fertig ist, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The data directory {path} can&apos;t be used: {reason}.</source>
        <translation>Der Datenordner {path} ist nicht benutzbar: {reason}.</translation>
    </message>
    <message>
        <source>Make the folder writable for you, then start Ownhand again.</source>
        <translation>Machen Sie den Ordner für sich beschreibbar und starten Sie Ownhand dann neu.</translation>
    </message>
    <message>
        <source>The disk is full or could not be written.</source>
        <translation>Die Platte ist voll oder ließ sich nicht beschreiben.</translation>
    </message>
    <message>
        <source>The disk of the data directory is full.</source>
        <translation>Die Platte des Datenordners ist voll.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: {needed} GB needed, {free} GB free.</source>
        <translation>Auf der Platte ist nicht genug Platz: {needed} GB nötig, {free} GB frei.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: about {needed} GB needed, {free} GB free.</source>
        <translation>Auf der Platte ist nicht genug Platz: etwa {needed} GB nötig, {free} GB frei.</translation>
    </message>
    <message>
        <source>The model could not be downloaded: {reason}.</source>
        <translation>Das Modell ließ sich nicht laden: {reason}.</translation>
    </message>
    <message>
        <source>The download ended early.</source>
        <translation>Das Laden brach vorzeitig ab.</translation>
    </message>
    <message>
        <source>The package {name} {version} could not be fetched.</source>
        <translation>Das Paket {name} {version} ließ sich nicht holen.</translation>
    </message>
    <message>
        <source>The downloaded file is not the one that was published: its SHA-256 is different.</source>
        <translation>Die geladene Datei ist nicht die veröffentlichte: Ihre Prüfsumme (SHA-256) ist eine andere.</translation>
    </message>
    <message>
        <source>Try again; only the doubtful part is fetched anew.</source>
        <translation>Versuchen Sie es noch einmal; nur der zweifelhafte Teil wird neu geholt.</translation>
    </message>
    <message>
        <source>This library was written by a newer version of Ownhand.</source>
        <translation>Diese Bibliothek hat eine neuere Version von Ownhand geschrieben.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Installieren Sie diese Version wieder.</translation>
    </message>
    <message>
        <source>The library is in use by another program.</source>
        <translation>Die Bibliothek wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>The library file is damaged.</source>
        <translation>Die Bibliotheksdatei ist beschädigt.</translation>
    </message>
    <message>
        <source>Your mail and documents are untouched and can be read again.</source>
        <translation>Ihre Post und Ihre Dokumente sind unberührt und lassen sich neu lesen.</translation>
    </message>
    <message>
        <source>The library file cannot be opened for writing.</source>
        <translation>Die Bibliotheksdatei lässt sich nicht zum Schreiben öffnen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>The model {name} needs {needed} with the smallest context of {tokens} tokens, but only {budget} ({share} of the {available} available) may be used.</source>
        <translation>Das Modell {name} braucht mit dem kleinsten Kontext von {tokens} Token {needed}, aber nur {budget} ({share} der verfügbaren {available}) dürfen benutzt werden.</translation>
    </message>
    <message>
        <source>There was no memory for a context of {tokens} tokens of {name}.</source>
        <translation>Für einen Kontext von {tokens} Token von {name} war kein Speicher da.</translation>
    </message>
    <message>
        <source>The model {name} is not installed.</source>
        <translation>Das Modell {name} ist nicht installiert.</translation>
    </message>
    <message>
        <source>The file of the model {name} is not there.</source>
        <translation>Die Datei des Modells {name} ist nicht da.</translation>
    </message>
    <message>
        <source>The model file {name} could not be loaded.</source>
        <translation>Die Modelldatei {name} ließ sich nicht laden.</translation>
    </message>
    <message>
        <source>The embedding model could not be loaded.</source>
        <translation>Das Modell zur Suche nach Bedeutung ließ sich nicht laden.</translation>
    </message>
    <message>
        <source>No language model is installed.</source>
        <translation>Kein Sprachmodell ist installiert.</translation>
    </message>
    <message>
        <source>Install one on the page Models.</source>
        <translation>Installieren Sie eines auf der Seite Modelle.</translation>
    </message>
    <message>
        <source>No embedding model is installed, so search goes by words only.</source>
        <translation>Kein Modell zur Suche nach Bedeutung ist installiert, deshalb wird nur nach Wörtern gesucht.</translation>
    </message>
    <message>
        <source>The process that compares meanings ended, probably for want of memory.</source>
        <translation>Der Prozess, der Bedeutungen vergleicht, hat sich beendet, wahrscheinlich aus Mangel an Speicher.</translation>
    </message>
    <message>
        <source>Close other programs and try again; search by words goes on.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal; die Suche nach Wörtern geht weiter.</translation>
    </message>
    <message>
        <source>The file {name} is not a GGUF model.</source>
        <translation>Die Datei {name} ist kein GGUF-Modell.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf.</source>
        <translation>Wählen Sie eine Datei mit der Endung .gguf.</translation>
    </message>
    <message>
        <source>The file {name} is one part of a model in several files.</source>
        <translation>Die Datei {name} ist ein Teil eines Modells aus mehreren Dateien.</translation>
    </message>
    <message>
        <source>Choose the model in one file.</source>
        <translation>Wählen Sie das Modell in einer Datei.</translation>
    </message>
    <message>
        <source>The model file {name} is damaged: {reason}.</source>
        <translation>Die Modelldatei {name} ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>Es gibt keine Datei {name}.</translation>
    </message>
    <message>
        <source>There is nothing at {path}.</source>
        <translation>Unter {path} ist nichts.</translation>
    </message>
    <message>
        <source>You are not allowed to read {path}.</source>
        <translation>Sie dürfen {path} nicht lesen.</translation>
    </message>
    <message>
        <source>{path} holds no files.</source>
        <translation>{path} enthält keine Dateien.</translation>
    </message>
    <message>
        <source>Choose a folder with mail or documents.</source>
        <translation>Wählen Sie einen Ordner mit Post oder Dokumenten.</translation>
    </message>
    <message>
        <source>{path} is empty.</source>
        <translation>{path} ist leer.</translation>
    </message>
    <message>
        <source>Choose a mailbox, message or document with content.</source>
        <translation>Wählen Sie ein Postfach, eine Nachricht oder ein Dokument mit Inhalt.</translation>
    </message>
    <message>
        <source>This is not a mail address.</source>
        <translation>Das ist keine Mailadresse.</translation>
    </message>
    <message>
        <source>Nobody in the library has this name or address.</source>
        <translation>Niemand in der Bibliothek hat diesen Namen oder diese Adresse.</translation>
    </message>
    <message>
        <source>Choose one of the names that appear while you type.</source>
        <translation>Wählen Sie einen der Namen, die beim Tippen erscheinen.</translation>
    </message>
    <message>
        <source>Several people may be meant.</source>
        <translation>Es können mehrere Personen gemeint sein.</translation>
    </message>
    <message>
        <source>This is yourself; erasing you would erase all your mail.</source>
        <translation>Das sind Sie selbst; dann würde Ihre ganze Post gelöscht.</translation>
    </message>
    <message>
        <source>Choose Everything to erase everything.</source>
        <translation>Wählen Sie „Alles“, um alles zu löschen.</translation>
    </message>
    <message>
        <source>The export could not be written: {reason}.</source>
        <translation>Die Kopie ließ sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Choose a folder on a disk with enough space that you may write to.</source>
        <translation>Wählen Sie einen Ordner mit genug Platz, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The final is kept, but learning is paused.</source>
        <translation>Der fertige Text ist aufgehoben, aber das Lernen ist ausgesetzt.</translation>
    </message>
    <message>
        <source>The page Privacy lets it go on.</source>
        <translation>Auf der Seite Datenschutz geht es weiter.</translation>
    </message>
    <message>
        <source>The final is kept, but learning is switched off.</source>
        <translation>Der fertige Text ist aufgehoben, aber das Lernen ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>The page Settings switches it on.</source>
        <translation>Auf der Seite Einstellungen lässt es sich einschalten.</translation>
    </message>
    <message>
        <source>The settings file can&apos;t be used; in line {line} {reason}.</source>
        <translation>Die Einstellungsdatei ist nicht benutzbar; in Zeile {line}: {reason}.</translation>
    </message>
    <message>
        <source>The page Settings shows it and can go back to the defaults.</source>
        <translation>Die Seite Einstellungen zeigt es und kann zu den Vorgaben zurück.</translation>
    </message>
    <message>
        <source>The settings file {path} can&apos;t be written.</source>
        <translation>Die Einstellungsdatei {path} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The preference is empty.</source>
        <translation>Die Vorliebe ist leer.</translation>
    </message>
    <message>
        <source>Write one short wish.</source>
        <translation>Schreiben Sie einen kurzen Wunsch.</translation>
    </message>
    <message>
        <source>A preference may not contain links or mail addresses.</source>
        <translation>Eine Vorliebe darf keine Links oder Mailadressen enthalten.</translation>
    </message>
    <message>
        <source>Say how to write, not what to insert.</source>
        <translation>Sagen Sie, wie geschrieben werden soll, nicht was einzufügen ist.</translation>
    </message>
    <message>
        <source>There is nothing to write about: the points are empty.</source>
        <translation>Es gibt nichts zu schreiben: Die Punkte sind leer.</translation>
    </message>
    <message>
        <source>Jot down at least one point.</source>
        <translation>Notieren Sie wenigstens einen Punkt.</translation>
    </message>
    <message>
        <source>Training on your sent mail needs {needed} mails of your own; the library has {own}, so {missing} are missing.</source>
        <translation>Das Training mit Ihrer gesendeten Post braucht {needed} eigene Mails; die Bibliothek hat {own}, es fehlen also {missing}.</translation>
    </message>
    <message>
        <source>None of your newest mails can be used to measure on.</source>
        <translation>An keiner Ihrer neuesten Mails lässt sich messen.</translation>
    </message>
    <message>
        <source>The mails from your addresses are signed by several people, and a model trained on them would write like none of them.</source>
        <translation>Die Mails von Ihren Adressen sind von mehreren Personen unterschrieben; ein damit trainiertes Modell schriebe wie keine von ihnen.</translation>
    </message>
    <message>
        <source>Take the shared address off: ownhand identity remove ADDRESS</source>
        <translation>Nehmen Sie die gemeinsame Adresse heraus: ownhand identity remove ADRESSE</translation>
    </message>
    <message>
        <source>The model {name} is of a kind that Ownhand can&apos;t train.</source>
        <translation>Das Modell {name} ist von einer Art, die Ownhand nicht trainieren kann.</translation>
    </message>
    <message>
        <source>Use another model, and train that.</source>
        <translation>Benutzen Sie ein anderes Modell, und trainieren Sie das.</translation>
    </message>
    <message>
        <source>Training {name} needs {needed} of memory; {free} are free.</source>
        <translation>Das Training von {name} braucht {needed} Speicher; frei sind {free}.</translation>
    </message>
    <message>
        <source>Training needs {needed} of disk for a while; {free} are free.</source>
        <translation>Das Training braucht eine Zeit lang {needed} auf der Platte; frei sind {free}.</translation>
    </message>
    <message>
        <source>The training process was ended from outside twice, probably for want of memory.</source>
        <translation>Das Training wurde zweimal von außen beendet, wahrscheinlich aus Mangel an Speicher.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on training.</source>
        <translation>Zum Weitertrainieren war nicht genug Speicher da.</translation>
    </message>
    <message>
        <source>The disk of the data directory is full, so the training could not go on.</source>
        <translation>Die Platte des Datenordners ist voll, deshalb konnte das Training nicht weitergehen.</translation>
    </message>
    <message>
        <source>Free some space, then try again; it goes on where it was.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal; es geht dort weiter, wo es war.</translation>
    </message>
    <message>
        <source>The trained adapter does not do in use what it did in training, so it is not used.</source>
        <translation>Das Gelernte wirkt im Gebrauch nicht so wie im Training und wird deshalb nicht benutzt.</translation>
    </message>
    <message>
        <source>Training failed by a fault of its own ({place}).</source>
        <translation>Das Training ist an einem eigenen Fehler gescheitert ({place}).</translation>
    </message>
    <message>
        <source>The trained adapter could not be loaded beside its model.</source>
        <translation>Das Gelernte ließ sich nicht mit seinem Modell laden.</translation>
    </message>
    <message>
        <source>The files of the training run are missing or damaged.</source>
        <translation>Die Dateien des Trainings fehlen oder sind beschädigt.</translation>
    </message>
    <message>
        <source>The model {name}, which was being trained, is not the one in use any more.</source>
        <translation>Das Modell {name}, das trainiert wurde, ist nicht mehr das benutzte.</translation>
    </message>
    <message>
        <source>Use that model again, then try again; or give it up.</source>
        <translation>Benutzen Sie dieses Modell wieder, und versuchen Sie es noch einmal; oder geben Sie es auf.</translation>
    </message>
    <message>
        <source>A training run is under way already.</source>
        <translation>Es läuft schon ein Training.</translation>
    </message>
    <message>
        <source>The page Models shows it.</source>
        <translation>Die Seite Modelle zeigt es.</translation>
    </message>
    <message>
        <source>No training run is under way.</source>
        <translation>Es läuft kein Training.</translation>
    </message>
    <message>
        <source>Begin one on the page Models.</source>
        <translation>Beginnen Sie eines auf der Seite Modelle.</translation>
    </message>
    <message>
        <source>The mailbox is in use by another program.</source>
        <translation>Das Postfach wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>Close the mail program, or save it as a message.</source>
        <translation>Schließen Sie das Mailprogramm, oder speichern Sie den Text als Nachricht.</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>To correct</source>
        <translation>Zu verbessern</translation>
    </message>
    <message>
        <source>Distance from your style</source>
        <translation>Abstand zu Ihrem Stil</translation>
    </message>
    <message>
        <source>Taken for yours</source>
        <translation>Für Ihres gehalten</translation>
    </message>
    <message>
        <source>The lead is</source>
        <translation>Der Vorsprung</translation>
    </message>
    <message>
        <source>Measured on mails of yours that were kept back. To correct: how much of a draft differs from what you wrote. Taken for yours: how often a judge of styles takes the draft for one of your mails. The lead is that over the same way without training.</source>
        <translation>Gemessen an Mails von Ihnen, die dafür zurückgehalten wurden. Zu verbessern: wie viel eines Entwurfs von dem abweicht, was Sie geschrieben haben. Für Ihres gehalten: wie oft ein Stilprüfer den Entwurf für eine Mail von Ihnen hält. Der Vorsprung ist der vor demselben Weg ohne Training.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln Mail</numerusform>
            <numerusform>%Ln Mails</numerusform>
        </translation>
    </message>
    <message>
        <source>used</source>
        <translation>benutzt</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Past month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Past year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Past 5 years</source>
        <translation>Letzte 5 Jahre</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>My own words</source>
        <translation>Eigene Worte</translation>
    </message>
    <message>
        <source>Only what you wrote yourself</source>
        <translation>Nur, was Sie selbst geschrieben haben</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>FinishBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open in mail</source>
        <translation>Im Mailprogramm öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>As a message (.eml)…</source>
        <translation>Als Nachricht (.eml) …</translation>
    </message>
    <message>
        <source>Into a Maildir drafts folder…</source>
        <translation>In einen Maildir-Entwurfsordner …</translation>
    </message>
    <message>
        <source>Into an mbox drafts file…</source>
        <translation>In eine mbox-Entwurfsdatei …</translation>
    </message>
</context>
<context>
    <name>Finishing</name>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Opened in your mail program.</source>
        <translation>In Ihrem Mailprogramm geöffnet.</translation>
    </message>
    <message>
        <source>The message can&apos;t be written: {why}.</source>
        <translation>Die Nachricht lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>No program is set to open messages on this system. Save it as a file, or copy the text.</source>
        <translation>Auf diesem System ist kein Programm für Nachrichten eingestellt. Speichern Sie sie als Datei oder kopieren Sie den Text.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>Nothing was learned from this text yet. {why}</source>
        <translation>Aus diesem Text wurde noch nichts gelernt. {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message numerus="yes">
        <source>{words}; and %n more</source>
        <translation>
            <numerusform>{words}; und %n weitere</numerusform>
            <numerusform>{words}; und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Learned: {what}</source>
        <translation>Gelernt: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Taken back. Nothing was learned from this text.</source>
        <translation>Zurückgenommen. Aus diesem Text wurde nichts gelernt.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The engine has ended.</source>
        <translation>Der Dienst ist beendet.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Reading what is new. Nothing leaves this machine.</source>
        <translation>Liest, was neu ist. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Ready. New mail is not read for now.</source>
        <translation>Bereit. Neue Post wird zurzeit nicht gelesen.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Wieder lesen</translation>
    </message>
    <message>
        <source>Ready. Nothing leaves this machine.</source>
        <translation>Bereit. Nichts verlässt diesen Rechner.</translation>
    </message>
</context>
<context>
    <name>Habits</name>
    <message>
        <source>no greeting</source>
        <translation>keine Anrede</translation>
    </message>
    <message>
        <source>no closing</source>
        <translation>kein Gruß</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>full name</source>
        <translation>voller Name</translation>
    </message>
    <message>
        <source>A mail of yours has about {words} words, a sentence about {length}.</source>
        <translation>Eine Mail von Ihnen hat etwa {words} Wörter, ein Satz etwa {length}.</translation>
    </message>
    <message>
        <source>You like contractions: “don&apos;t” rather than “do not”.</source>
        <translation>Sie ziehen gern zusammen: „gibt’s“ lieber als „gibt es“.</translation>
    </message>
    <message>
        <source>You write words out: “do not” rather than “don&apos;t”.</source>
        <translation>Sie schreiben Wörter aus: „gibt es“ lieber als „gibt’s“.</translation>
    </message>
    <message>
        <source>Exclamation marks are hardly ever yours.</source>
        <translation>Ausrufezeichen sind kaum Ihre Sache.</translation>
    </message>
    <message>
        <source>Most of your mails have an exclamation mark.</source>
        <translation>Die meisten Ihrer Mails haben ein Ausrufezeichen.</translation>
    </message>
    <message>
        <source>You often make lists.</source>
        <translation>Sie machen oft Listen.</translation>
    </message>
    <message>
        <source>Emoji are part of your writing.</source>
        <translation>Emojis gehören zu Ihrem Schreiben.</translation>
    </message>
    <message>
        <source>You often begin sentences in lower case.</source>
        <translation>Sie beginnen Sätze oft klein.</translation>
    </message>
    <message>
        <source>Contractions where possible</source>
        <translation>Zusammengezogen, wo es geht</translation>
    </message>
    <message>
        <source>Mails with a question</source>
        <translation>Mails mit einer Frage</translation>
    </message>
    <message>
        <source>Mails with please or thank you</source>
        <translation>Mails mit bitte oder danke</translation>
    </message>
    <message>
        <source>Mails with exclamation marks</source>
        <translation>Mails mit Ausrufezeichen</translation>
    </message>
    <message>
        <source>Mails with a list</source>
        <translation>Mails mit einer Liste</translation>
    </message>
    <message>
        <source>Mails with emoji</source>
        <translation>Mails mit Emojis</translation>
    </message>
    <message>
        <source>Mails with “maybe” or “I think”</source>
        <translation>Mails mit „vielleicht“ oder „ich glaube“</translation>
    </message>
    <message>
        <source>Mails with dashes</source>
        <translation>Mails mit Gedankenstrichen</translation>
    </message>
</context>
<context>
    <name>Hotkey</name>
    <message>
        <source>Another program uses {keys} already, so quick rewrite does not hear it. Choose other keys in Settings, or use the tray menu.</source>
        <translation>Ein anderes Programm benutzt {keys} schon, deshalb hört die schnelle Umschreibung nicht darauf. Wählen Sie in den Einstellungen andere Tasten oder nehmen Sie das Menü im Infobereich.</translation>
    </message>
    <message>
        <source>The system has not allowed a key for quick rewrite. Allow it in the system&apos;s settings, or bind a key there to the command “ownhand --rewrite”.</source>
        <translation>Das System hat keine Taste für die schnelle Umschreibung erlaubt. Erlauben Sie sie in den Systemeinstellungen oder belegen Sie dort eine Taste mit dem Befehl „ownhand --rewrite“.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Bind a key in its settings to the command “ownhand --rewrite”, or use the tray menu.</source>
        <translation>Dieser Desktop gibt Programmen keine eigenen Tasten. Belegen Sie in seinen Einstellungen eine Taste mit dem Befehl „ownhand --rewrite“ oder nehmen Sie das Menü im Infobereich.</translation>
    </message>
    <message>
        <source>“{keys}” can&apos;t be used as keys for quick rewrite. Choose a letter, a digit or a function key together with Ctrl, Alt or both.</source>
        <translation>„{keys}“ geht nicht als Tastenkürzel für die schnelle Umschreibung. Wählen Sie einen Buchstaben, eine Ziffer oder eine Funktionstaste zusammen mit Strg, Alt oder beiden.</translation>
    </message>
</context>
<context>
    <name>Indexing</name>
    <message numerus="yes">
        <source>%Ln message(s) and document(s) read.</source>
        <translation>
            <numerusform>%Ln Nachricht oder Dokument gelesen.</numerusform>
            <numerusform>%Ln Nachrichten und Dokumente gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln Datei war nicht lesbar.</numerusform>
            <numerusform>%Ln Dateien waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Gründe zeigen</translation>
    </message>
    <message>
        <source>Reading has stopped. What was read is kept.</source>
        <translation>Das Lesen ist angehalten. Was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Reading mail and documents</source>
        <translation>Liest Post und Dokumente</translation>
    </message>
    <message>
        <source>Learning meanings</source>
        <translation>Lernt Bedeutungen</translation>
    </message>
    <message>
        <source>Looking at your files</source>
        <translation>Sieht Ihre Dateien durch</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InstallBar</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Installing</name>
    <message>
        <source>One model at a time: let the other one finish first.</source>
        <translation>Ein Modell nach dem anderen: Lassen Sie zuerst das andere fertig werden.</translation>
    </message>
    <message>
        <source>Installed: {title}.</source>
        <translation>Installiert: {title}.</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Checking every byte</source>
        <translation>Jedes Byte wird geprüft</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation>Wird an seinen Platz gelegt</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>somebody no longer in the library</source>
        <translation>jemand, der nicht mehr in der Bibliothek ist</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>An {name}</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>formal</source>
        <translation>förmlich</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>informal</source>
        <translation>informell</translation>
    </message>
    <message>
        <source>new mails</source>
        <translation>neue Mails</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>rewrites</source>
        <translation>Umschreibungen</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>Sie haben es so gesagt</translation>
    </message>
    <message>
        <source>waiting for one more correction</source>
        <translation>wartet auf eine weitere Korrektur</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>ziemlich sicher</translation>
    </message>
    <message>
        <source>not sure yet</source>
        <translation>noch nicht sicher</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>your texts differ about it</source>
        <translation>Ihre Texte sind darin nicht gleich</translation>
    </message>
    <message>
        <source>replaced by a newer one</source>
        <translation>durch eine neuere ersetzt</translation>
    </message>
    <message>
        <source>The model in use can&apos;t follow a wish in these words; a stronger one can.</source>
        <translation>Das benutzte Modell kann einem Wunsch in diesen Worten nicht folgen; ein stärkeres kann es.</translation>
    </message>
    <message>
        <source>No draft has used it yet.</source>
        <translation>Noch hat kein Entwurf sie benutzt.</translation>
    </message>
    <message numerus="yes">
        <source>Used in %n draft(s).</source>
        <translation>
            <numerusform>In %n Entwurf benutzt.</numerusform>
            <numerusform>In %n Entwürfen benutzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {finished} you finished, {kept} kept it.</source>
        <translation>Von {finished} abgeschlossenen behielten {kept} sie bei.</translation>
    </message>
    <message>
        <source>You stated it on {date}.</source>
        <translation>Sie haben sie am {date} genannt.</translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n correction(s)</source>
        <translation>
            <numerusform>Aus %n Korrektur gelernt</numerusform>
            <numerusform>Aus %n Korrekturen gelernt</numerusform>
        </translation>
    </message>
    <message>
        <source>{corrections}, first on {date}.</source>
        <translation>{corrections}, zuerst am {date}.</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a preference</source>
        <translation>Vorliebe suchen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Vorlieben</translation>
    </message>
    <message>
        <source>No preference fits</source>
        <translation>Keine Vorliebe passt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation>Noch nichts gelernt</translation>
    </message>
    <message>
        <source>Correct a draft and finish it: what you changed again and again is kept here, as sentences you can change, switch off or delete.</source>
        <translation>Korrigieren Sie einen Entwurf und schließen Sie ihn ab: Was Sie immer wieder ändern, steht dann hier, in Sätzen, die Sie ändern, ausschalten oder löschen können.</translation>
    </message>
    <message>
        <source>Write a draft</source>
        <translation>Entwurf schreiben</translation>
    </message>
    <message>
        <source>From now on: {words}</source>
        <translation>Von nun an: {words}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Deleted: {words}</source>
        <translation>Gelöscht: {words}</translation>
    </message>
    <message>
        <source>Switched off: {words}</source>
        <translation>Ausgeschaltet: {words}</translation>
    </message>
    <message>
        <source>Switched on: {words}</source>
        <translation>Eingeschaltet: {words}</translation>
    </message>
    <message>
        <source>Pinned: {words}</source>
        <translation>Angeheftet: {words}</translation>
    </message>
    <message>
        <source>Worded anew.</source>
        <translation>Neu formuliert.</translation>
    </message>
    <message>
        <source>The last change was taken back.</source>
        <translation>Die letzte Änderung ist zurückgenommen.</translation>
    </message>
    <message>
        <source>What was learned can&apos;t be shown</source>
        <translation>Das Gelernte kann nicht gezeigt werden</translation>
    </message>
    <message numerus="yes">
        <source>%n preference(s)</source>
        <translation>
            <numerusform>%n Vorliebe</numerusform>
            <numerusform>%n Vorlieben</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {whole}</source>
        <translation>{shown} von {whole}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Stated by you</source>
        <translation>Von Ihnen genannt</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Noch nicht benutzt</translation>
    </message>
    <message>
        <source>Off or replaced</source>
        <translation>Aus oder ersetzt</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle Personen</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Write more like what is selected</source>
        <translation>Mehr so schreiben wie das Ausgewählte</translation>
    </message>
    <message>
        <source>Write nothing like what is selected</source>
        <translation>Nichts so schreiben wie das Ausgewählte</translation>
    </message>
    <message>
        <source>Select the words in the draft first.</source>
        <translation>Wählen Sie zuerst die Wörter im Entwurf aus.</translation>
    </message>
    <message>
        <source>Drafts will follow this example.</source>
        <translation>Entwürfe folgen diesem Beispiel.</translation>
    </message>
    <message>
        <source>Drafts will keep off what reads like this.</source>
        <translation>Entwürfe meiden, was sich so liest.</translation>
    </message>
    <message>
        <source>From now on: {words}</source>
        <translation>Von jetzt an: {words}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Search by words or by meaning</source>
        <translation>Nach Wörtern oder nach Bedeutung suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Also searched for: {words}</source>
        <translation>Auch gesucht: {words}</translation>
    </message>
    <message>
        <source>Not understood, so searched for as words: {words}</source>
        <translation>Nicht verstanden, deshalb als Wörter gesucht: {words}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>etwa %n Minute</numerusform>
            <numerusform>etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>etwa %n Stunde</numerusform>
            <numerusform>etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
</context>
<context>
    <name>MailStep</name>
    <message>
        <source>Looking for your mail…</source>
        <translation>Ihre Post wird gesucht …</translation>
    </message>
    <message>
        <source>Something else? Drop mailboxes, folders or files here.</source>
        <translation>Etwas anderes? Ziehen Sie Postfächer, Ordner oder Dateien hierher.</translation>
    </message>
    <message>
        <source>Just try it with the sample mailbox</source>
        <translation>Erst einmal mit dem Beispielpostfach ausprobieren</translation>
    </message>
    <message>
        <source>No mail was found in the usual places. Choose a folder, or a file exported from your mail program.</source>
        <translation>An den üblichen Orten war keine Post zu finden. Wählen Sie einen Ordner oder eine Datei, die Ihr Mailprogramm exportiert hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) and folder(s)</source>
        <translation>
            <numerusform>%Ln Datei oder Ordner</numerusform>
            <numerusform>%Ln Dateien und Ordner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>Proofread</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Clearer</source>
        <translation>Klarer</translation>
    </message>
    <message>
        <source>Warmer</source>
        <translation>Wärmer</translation>
    </message>
    <message>
        <source>More formal</source>
        <translation>Förmlicher</translation>
    </message>
    <message>
        <source>As I&apos;d say it</source>
        <translation>Wie ich es sagen würde</translation>
    </message>
    <message>
        <source>Bullet points</source>
        <translation>Stichpunkte</translation>
    </message>
    <message>
        <source>Running text</source>
        <translation>Fließtext</translation>
    </message>
    <message>
        <source>Instruction…</source>
        <translation>Anweisung …</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>The best one for this machine.</source>
        <translation>Das beste für diesen Rechner.</translation>
    </message>
    <message>
        <source>{size} are freed. It can be installed again at any time.</source>
        <translation>{size} werden frei. Es lässt sich jederzeit wieder installieren.</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>Dieses Modell entfernen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Install: {title}</source>
        <translation>Installieren: {title}</translation>
    </message>
    <message>
        <source>Check its speed: {title}</source>
        <translation>Geschwindigkeit prüfen: {title}</translation>
    </message>
    <message>
        <source>Remove: {title}</source>
        <translation>Entfernen: {title}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Use: {title}</source>
        <translation>Benutzen: {title}</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>Use a model file I have…</source>
        <translation>Eine Modelldatei benutzen, die ich habe …</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A model file</source>
        <translation>Eine Modelldatei</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Fits this machine</source>
        <translation>Passt zu diesem Rechner</translation>
    </message>
    <message>
        <source>Fits, but words come slowly</source>
        <translation>Passt, aber die Wörter kommen langsam</translation>
    </message>
    <message>
        <source>Tight: long mails lose their beginning</source>
        <translation>Knapp: Lange Mails verlieren ihren Anfang</translation>
    </message>
    <message>
        <source>Too large for this machine now</source>
        <translation>Zurzeit zu groß für diesen Rechner</translation>
    </message>
    <message>
        <source>needs {memory} of memory</source>
        <translation>braucht {memory} Speicher</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured here: {speed} tokens a second; the facts kept in {facts} of the tasks, the style in {style}.</source>
        <translation>Hier gemessen: {speed} Token in der Sekunde; die Angaben in {facts} der Aufgaben bewahrt, den Stil in {style}.</translation>
    </message>
    <message>
        <source>Writes whole texts. Points in a few words are enough; tone, length and examples of yours all help.</source>
        <translation>Schreibt ganze Texte. Punkte in wenigen Worten genügen; Ton, Länge und eigene Beispiele helfen alle.</translation>
    </message>
    <message>
        <source>Words one point at a time, inside your own greeting and closing. Short, complete points help most.</source>
        <translation>Formuliert Punkt für Punkt, zwischen Ihrer eigenen Anrede und Ihrem Gruß. Kurze, vollständige Punkte helfen am meisten.</translation>
    </message>
    <message>
        <source>Keeps to your own words and only judges between them. Write the points as you would say them.</source>
        <translation>Bleibt bei Ihren Worten und wählt nur zwischen ihnen. Schreiben Sie die Punkte so, wie Sie sie sagen würden.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models are files that run on this machine alone. A stronger one writes longer texts by itself.</source>
        <translation>Modelle sind Dateien, die allein auf diesem Rechner laufen. Ein stärkeres schreibt längere Texte von selbst.</translation>
    </message>
    <message>
        <source>A file I have…</source>
        <translation>Datei, die ich habe …</translation>
    </message>
    <message numerus="yes">
        <source>This machine: %Ln core(s), {total} of memory, {free} of it free now.</source>
        <translation>
            <numerusform>Dieser Rechner: %Ln Kern, {total} Speicher, davon jetzt {free} frei.</numerusform>
            <numerusform>Dieser Rechner: %Ln Kerne, {total} Speicher, davon jetzt {free} frei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Installed, to write with</source>
        <translation>Installiert, zum Schreiben</translation>
    </message>
    <message>
        <source>To search by meaning</source>
        <translation>Zur Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>Can be installed</source>
        <translation>Können installiert werden</translation>
    </message>
    <message>
        <source>Drafts are written with {title} from now on.</source>
        <translation>Entwürfe werden von nun an mit {title} geschrieben.</translation>
    </message>
    <message>
        <source>Checking {title}: it writes a few test mails. This takes some minutes.</source>
        <translation>{title} wird geprüft: Es schreibt einige Probemails. Das dauert ein paar Minuten.</translation>
    </message>
    <message>
        <source>{title}: {speed} tokens a second.</source>
        <translation>{title}: {speed} Token in der Sekunde.</translation>
    </message>
    <message>
        <source>{title}: {speed} passages a second.</source>
        <translation>{title}: {speed} Stellen in der Sekunde.</translation>
    </message>
    <message>
        <source>Removed: {title}.</source>
        <translation>Entfernt: {title}.</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A model file</source>
        <translation>Eine Modelldatei</translation>
    </message>
    <message>
        <source>No language model is installed, so drafts keep your own words. The starter works at once.</source>
        <translation>Kein Sprachmodell ist installiert, deshalb behalten Entwürfe Ihre eigenen Worte. Der Starter läuft sofort.</translation>
    </message>
    <message>
        <source>Install the starter</source>
        <translation>Starter installieren</translation>
    </message>
    <message>
        <source>The starter</source>
        <translation>Der Starter</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Points to make</source>
        <translation>Was gesagt werden soll</translation>
    </message>
    <message>
        <source>Jot it down, one thing a line</source>
        <translation>Notieren Sie es, eine Sache je Zeile</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>Förmlich</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Freundlich</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Write the draft</source>
        <translation>Entwurf schreiben</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Full greeting and closing, nothing contracted.</source>
        <translation>Volle Anrede und voller Gruß, nichts zusammengezogen.</translation>
    </message>
    <message>
        <source>Polite and plain.</source>
        <translation>Höflich und schlicht.</translation>
    </message>
    <message>
        <source>Relaxed, by first name.</source>
        <translation>Locker, mit Vornamen.</translation>
    </message>
    <message>
        <source>As you write to {name}: {register}.</source>
        <translation>Wie Sie an {name} schreiben: {register}.</translation>
    </message>
    <message>
        <source>The tone follows how you write to them.</source>
        <translation>Der Ton folgt dem, wie Sie ihnen schreiben.</translation>
    </message>
    <message>
        <source>The tone of your other mail to people you don&apos;t know.</source>
        <translation>Der Ton Ihrer übrigen Post an Menschen, die Sie nicht kennen.</translation>
    </message>
    <message>
        <source>Only what the points say.</source>
        <translation>Nur, was die Punkte sagen.</translation>
    </message>
    <message>
        <source>A sentence or two for each point.</source>
        <translation>Ein bis zwei Sätze je Punkt.</translation>
    </message>
    <message>
        <source>Each point in full.</source>
        <translation>Jeder Punkt ausführlich.</translation>
    </message>
    <message>
        <source>About {count} words, as usual.</source>
        <translation>Etwa {count} Wörter, wie üblich.</translation>
    </message>
    <message>
        <source>The points stay as you typed them; write them in this language.</source>
        <translation>Die Punkte bleiben, wie Sie sie tippen; schreiben Sie sie in dieser Sprache.</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>Was zu sagen ist</translation>
    </message>
</context>
<context>
    <name>OwnModes</name>
    <message>
        <source>Own modes</source>
        <translation>Eigene Arten</translation>
    </message>
    <message>
        <source>A mode of this name comes with Ownhand. Choose another name.</source>
        <translation>Eine Art dieses Namens bringt Ownhand mit. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>It needs a name, and words for what shall be done.</source>
        <translation>Es braucht einen Namen und Worte dafür, was geschehen soll.</translation>
    </message>
    <message>
        <source>It could not be kept: the settings file can&apos;t be written.</source>
        <translation>Sie ließ sich nicht aufheben: Die Einstellungsdatei ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>Kept. In the popup its key is {key}.</source>
        <translation>Aufgehoben. Im kleinen Fenster ist ihre Taste {key}.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Aufgehoben.</translation>
    </message>
    <message>
        <source>Say what shall be done, and give a text to try it on.</source>
        <translation>Sagen Sie, was geschehen soll, und geben Sie einen Text zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreibt …</translation>
    </message>
    <message>
        <source>For instance: For customers</source>
        <translation>Zum Beispiel: Für Kunden</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For instance: Make it friendly and short, and end with what happens next.</source>
        <translation>Zum Beispiel: Mach es freundlich und kurz, und schließe mit dem, was als Nächstes geschieht.</translation>
    </message>
    <message>
        <source>What shall be done</source>
        <translation>Was geschehen soll</translation>
    </message>
    <message>
        <source>A text to try it on</source>
        <translation>Ein Text zum Ausprobieren</translation>
    </message>
    <message>
        <source>Unfortunately it is not possible for us to deliver before the 14th, due to the fact that the parts have not arrived. We will inform you as soon as there is any news.</source>
        <translation>Leider ist es uns aufgrund der Tatsache, dass die Teile nicht eingetroffen sind, nicht möglich, vor dem 14. zu liefern. Wir werden Sie informieren, sobald es Neuigkeiten gibt.</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Try it on</source>
        <translation>Ausprobieren an</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Mein Stil</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>The draft appears here. You can also write it yourself.</source>
        <translation>Hier erscheint der Entwurf. Sie können ihn auch selbst schreiben.</translation>
    </message>
    <message>
        <source>Neither in your points nor in your mail</source>
        <translation>Weder in Ihren Punkten noch in Ihrer Post</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
</context>
<context>
    <name>PersonFilter</name>
    <message>
        <source>Anyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>What you typed is on the disk again.</source>
        <translation>Was Sie getippt haben, ist wieder auf der Platte.</translation>
    </message>
    <message>
        <source>A draft file was damaged and was set aside: {path}. All others are fine.</source>
        <translation>Eine Entwurfsdatei war beschädigt und wurde beiseitegelegt: {path}. Alle anderen sind in Ordnung.</translation>
    </message>
    <message>
        <source>Draft deleted.</source>
        <translation>Entwurf gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{why} What you type stays in this window meanwhile.</source>
        <translation>{why} Was Sie tippen, bleibt so lange in diesem Fenster.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>The drafts folder (Maildir)</source>
        <translation>Der Entwurfsordner (Maildir)</translation>
    </message>
    <message>
        <source>The drafts file (mbox)</source>
        <translation>Die Entwurfsdatei (mbox)</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>Nachrichten (*.eml)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Go on working meanwhile: a draft comes first, and after a restart it goes on where it was. It learns how you write, not what you write about; mails it has not seen decide whether it is used.</source>
        <translation>Arbeiten Sie ruhig weiter: Ein Entwurf geht immer vor, und nach einem Neustart geht es dort weiter, wo es war. Gelernt wird, wie Sie schreiben, nicht worüber; ob es benutzt wird, entscheiden Mails, die das Modell nicht kennt.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training beginnen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>What it takes to train {title}</source>
        <translation>Was das Training von {title} braucht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{own} are there, at least {needed} are needed</source>
        <translation>{own} sind da, mindestens {needed} werden gebraucht</translation>
    </message>
    <message>
        <source>Your own texts</source>
        <translation>Ihre eigenen Texte</translation>
    </message>
    <message>
        <source>{needed} while it learns; {free} are free now</source>
        <translation>{needed}, während es lernt; jetzt sind {free} frei</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message>
        <source>Quick rewrite</source>
        <translation>Schnelle Umschreibung</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>What shall be done? For instance: answer with a polite no</source>
        <translation>Was soll geschehen? Zum Beispiel: mit einem höflichen Nein antworten</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Own mode…</source>
        <translation>Eigene Art …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} from the clipboard</source>
        <translation>{size} aus der Zwischenablage</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>keine Worte</translation>
    </message>
    <message>
        <source>choose a mode</source>
        <translation>wählen Sie eine Art</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreibt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht geschehen</translation>
    </message>
    <message>
        <source>replacing</source>
        <translation>wird ersetzt</translation>
    </message>
    <message>
        <source>not replaced</source>
        <translation>nicht ersetzt</translation>
    </message>
    <message>
        <source>Looking at what is selected…</source>
        <translation>Sieht nach, was ausgewählt ist …</translation>
    </message>
    <message>
        <source>Nothing to change.</source>
        <translation>Nichts zu ändern.</translation>
    </message>
    <message>
        <source>A long text: choose what shall be done with it.</source>
        <translation>Ein langer Text: Wählen Sie, was damit geschehen soll.</translation>
    </message>
    <message>
        <source>The engine had ended; it was started again.</source>
        <translation>Der Dienst hatte sich beendet; er wurde neu gestartet.</translation>
    </message>
    <message>
        <source>The beginning is shown; Enter replaces all of it.</source>
        <translation>Gezeigt wird der Anfang; Eingabe ersetzt alles.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Next mode</source>
        <translation>Nächste Art</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take the clipboard</source>
        <translation>Zwischenablage nehmen</translation>
    </message>
    <message>
        <source>Put it there</source>
        <translation>Dort ablegen</translation>
    </message>
    <message>
        <source>The clipboard holds a picture, not words.</source>
        <translation>In der Zwischenablage liegt ein Bild, keine Worte.</translation>
    </message>
    <message>
        <source>A picture is selected, not words.</source>
        <translation>Ein Bild ist ausgewählt, keine Worte.</translation>
    </message>
    <message>
        <source>Select words, or copy some and press V.</source>
        <translation>Wählen Sie Worte aus, oder kopieren Sie welche und drücken Sie V.</translation>
    </message>
    <message>
        <source>The clipboard holds a file, not words.</source>
        <translation>In der Zwischenablage liegt eine Datei, keine Worte.</translation>
    </message>
    <message>
        <source>A file is selected, not words.</source>
        <translation>Eine Datei ist ausgewählt, keine Worte.</translation>
    </message>
    <message>
        <source>Open it and select the words that you want to change.</source>
        <translation>Öffnen Sie sie und wählen Sie die Worte aus, die Sie ändern wollen.</translation>
    </message>
    <message>
        <source>The other program does not say what is selected.</source>
        <translation>Das andere Programm sagt nicht, was ausgewählt ist.</translation>
    </message>
    <message>
        <source>Press R to ask once more, or copy the words and press V.</source>
        <translation>Drücken Sie R, um noch einmal zu fragen, oder kopieren Sie die Worte und drücken Sie V.</translation>
    </message>
    <message>
        <source>The system does not let Ownhand see what is selected.</source>
        <translation>Das System lässt Ownhand nicht sehen, was ausgewählt ist.</translation>
    </message>
    <message>
        <source>Allow it under Privacy → Accessibility, or copy the words and press V.</source>
        <translation>Erlauben Sie es unter Datenschutz → Bedienungshilfen, oder kopieren Sie die Worte und drücken Sie V.</translation>
    </message>
    <message>
        <source>There are no words on the clipboard.</source>
        <translation>In der Zwischenablage sind keine Worte.</translation>
    </message>
    <message>
        <source>Copy some in any program, then press R.</source>
        <translation>Kopieren Sie welche in irgendeinem Programm und drücken Sie dann R.</translation>
    </message>
    <message>
        <source>Select words in any program, then press {keys}.</source>
        <translation>Wählen Sie in irgendeinem Programm Worte aus und drücken Sie dann {keys}.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
    <message>
        <source>V takes what is on the clipboard.</source>
        <translation>V nimmt, was in der Zwischenablage liegt.</translation>
    </message>
    <message>
        <source>The new text is on the clipboard: paste it where it belongs.</source>
        <translation>Der neue Text liegt in der Zwischenablage: Fügen Sie ihn ein, wo er hingehört.</translation>
    </message>
    <message>
        <source>Something else is selected now.</source>
        <translation>Jetzt ist etwas anderes ausgewählt.</translation>
    </message>
    <message>
        <source>Enter puts the new text there all the same; Ctrl+C copies it.</source>
        <translation>Eingabe setzt den neuen Text trotzdem dorthin; Strg+C kopiert ihn.</translation>
    </message>
    <message>
        <source>In a terminal every pasted line could run as a command.</source>
        <translation>In einem Terminal könnte jede eingefügte Zeile als Befehl ausgeführt werden.</translation>
    </message>
    <message>
        <source>The new text is on the clipboard: look, then paste it yourself.</source>
        <translation>Der neue Text liegt in der Zwischenablage: Sehen Sie hin und fügen Sie ihn dann selbst ein.</translation>
    </message>
    <message>
        <source>This desktop lets no program paste for you.</source>
        <translation>Dieser Desktop lässt kein Programm für Sie einfügen.</translation>
    </message>
    <message>
        <source>The window with the selection is gone.</source>
        <translation>Das Fenster mit der Auswahl ist weg.</translation>
    </message>
    <message>
        <source>The program did not take the new text.</source>
        <translation>Das Programm hat den neuen Text nicht angenommen.</translation>
    </message>
    <message>
        <source>The system does not let Ownhand paste for you.</source>
        <translation>Das System lässt Ownhand nicht für Sie einfügen.</translation>
    </message>
    <message>
        <source>The new text is on the clipboard. Allow pasting under Privacy → Accessibility.</source>
        <translation>Der neue Text liegt in der Zwischenablage. Erlauben Sie das Einfügen unter Datenschutz → Bedienungshilfen.</translation>
    </message>
</context>
<context>
    <name>Portal</name>
    <message>
        <source>Rewrite the selected text</source>
        <translation>Den ausgewählten Text umschreiben</translation>
    </message>
</context>
<context>
    <name>Preference</name>
    <message>
        <source>start without a greeting</source>
        <translation>ohne Anrede beginnen</translation>
    </message>
    <message>
        <source>open with &apos;{form}&apos;, on the same line as the text</source>
        <translation>mit „{form}“ beginnen, in derselben Zeile wie der Text</translation>
    </message>
    <message>
        <source>open with &apos;{form}&apos;</source>
        <translation>mit „{form}“ beginnen</translation>
    </message>
    <message>
        <source>end without a closing formula</source>
        <translation>ohne Grußformel enden</translation>
    </message>
    <message>
        <source>close with &apos;{form}&apos;</source>
        <translation>mit „{form}“ schließen</translation>
    </message>
    <message>
        <source>leave your name off at the end</source>
        <translation>am Ende den eigenen Namen weglassen</translation>
    </message>
    <message>
        <source>sign as &apos;{name}&apos;</source>
        <translation>mit „{name}“ unterschreiben</translation>
    </message>
    <message>
        <source>end the text with an exclamation mark</source>
        <translation>den Text mit einem Ausrufezeichen beenden</translation>
    </message>
    <message>
        <source>end the first sentence with an exclamation mark</source>
        <translation>den ersten Satz mit einem Ausrufezeichen beenden</translation>
    </message>
    <message>
        <source>an exclamation mark is welcome</source>
        <translation>ein Ausrufezeichen ist willkommen</translation>
    </message>
    <message>
        <source>no exclamation marks</source>
        <translation>keine Ausrufezeichen</translation>
    </message>
    <message>
        <source>no emoji</source>
        <translation>keine Emojis</translation>
    </message>
    <message>
        <source>put &apos;{mark}&apos; at the end of the text instead of the full stop</source>
        <translation>„{mark}“ am Ende des Textes statt des Punkts</translation>
    </message>
    <message>
        <source>put &apos;{mark}&apos; at the end of the text</source>
        <translation>„{mark}“ am Ende des Textes</translation>
    </message>
    <message>
        <source>write &apos;{text}&apos; below your name</source>
        <translation>„{text}“ unter dem Namen</translation>
    </message>
    <message>
        <source>ask for things with &apos;{form} …&apos;</source>
        <translation>mit „{form} …“ um etwas bitten</translation>
    </message>
    <message>
        <source>write the text in small letters</source>
        <translation>den Text klein schreiben</translation>
    </message>
    <message>
        <source>no ellipses (&apos;…&apos;)</source>
        <translation>keine Auslassungspunkte („…“)</translation>
    </message>
    <message>
        <source>a comma before the &apos;and&apos; of a series</source>
        <translation>bei Aufzählungen ein Komma vor „und“</translation>
    </message>
    <message>
        <source>no comma before the &apos;and&apos; of a series</source>
        <translation>bei Aufzählungen kein Komma vor „und“</translation>
    </message>
    <message>
        <source>speak as &apos;we&apos;</source>
        <translation>von „wir“ sprechen</translation>
    </message>
    <message>
        <source>speak as &apos;I&apos;</source>
        <translation>von „ich“ sprechen</translation>
    </message>
    <message>
        <source>use commas instead of dashes</source>
        <translation>Kommas statt Gedankenstriche setzen</translation>
    </message>
    <message>
        <source>write dashes as &apos;{mark}&apos;</source>
        <translation>für Gedankenstriche „{mark}“ schreiben</translation>
    </message>
    <message>
        <source>use contractions (&apos;don&apos;t&apos;, &apos;I&apos;m&apos;)</source>
        <translation>englische Kurzformen benutzen („don&apos;t“, „I&apos;m“)</translation>
    </message>
    <message>
        <source>write contractions out (&apos;do not&apos;, &apos;I am&apos;)</source>
        <translation>englische Kurzformen ausschreiben („do not“, „I am“)</translation>
    </message>
    <message>
        <source>British spelling</source>
        <translation>britische Schreibweise</translation>
    </message>
    <message>
        <source>American spelling</source>
        <translation>amerikanische Schreibweise</translation>
    </message>
    <message>
        <source>never write &apos;{phrase}&apos;</source>
        <translation>nie „{phrase}“ schreiben</translation>
    </message>
    <message>
        <source>write &apos;{after}&apos; instead of &apos;{before}&apos;</source>
        <translation>„{after}“ statt „{before}“ schreiben</translation>
    </message>
    <message>
        <source>no opening courtesy such as &apos;I hope this finds you well&apos;</source>
        <translation>keine Höflichkeiten zu Beginn wie „Ich hoffe, es geht Ihnen gut“</translation>
    </message>
    <message>
        <source>no closing courtesy such as &apos;Please do not hesitate to ask&apos;</source>
        <translation>keine Höflichkeiten am Ende wie „Für Fragen stehe ich gern zur Verfügung“</translation>
    </message>
    <message>
        <source>begin the text with &apos;{line}&apos;</source>
        <translation>den Text mit „{line}“ anfangen</translation>
    </message>
    <message>
        <source>end the text with &apos;{line}&apos;</source>
        <translation>den Text mit „{line}“ beenden</translation>
    </message>
    <message>
        <source>put several points into a bulleted list with &apos;{mark}&apos;</source>
        <translation>mehrere Punkte als Aufzählung mit „{mark}“</translation>
    </message>
    <message>
        <source>put several points into a list numbered &apos;{mark}&apos;</source>
        <translation>mehrere Punkte als Liste mit „{mark}“ nummeriert</translation>
    </message>
    <message>
        <source>put several points into a bulleted list</source>
        <translation>mehrere Punkte als Liste schreiben</translation>
    </message>
    <message>
        <source>no bulleted lists</source>
        <translation>keine Listen</translation>
    </message>
    <message>
        <source>full stops after the entries of a list</source>
        <translation>mit Punkt nach den Einträgen einer Liste</translation>
    </message>
    <message>
        <source>no full stops after the entries of a list</source>
        <translation>ohne Punkt nach den Einträgen einer Liste</translation>
    </message>
    <message>
        <source>a blank line between paragraphs</source>
        <translation>eine Leerzeile zwischen Absätzen</translation>
    </message>
    <message>
        <source>keep the text in one paragraph</source>
        <translation>alles in einen Absatz schreiben</translation>
    </message>
    <message>
        <source>give each sentence its own paragraph</source>
        <translation>jeden Satz in einen eigenen Absatz setzen</translation>
    </message>
    <message>
        <source>give each sentence its own line</source>
        <translation>jeden Satz in eine eigene Zeile</translation>
    </message>
    <message>
        <source>at most {n} words</source>
        <translation>höchstens {n} Wörter</translation>
    </message>
    <message>
        <source>at most {n} sentences</source>
        <translation>höchstens {n} Sätze</translation>
    </message>
    <message>
        <source>short sentences, about {n} words each</source>
        <translation>kurze Sätze von etwa {n} Wörtern</translation>
    </message>
    <message>
        <source>address the reader formally (Sie, vous, usted)</source>
        <translation>förmlich anreden (Sie, vous, usted)</translation>
    </message>
    <message>
        <source>address the reader informally (du, tu, tú)</source>
        <translation>vertraut anreden (du, tu, tú)</translation>
    </message>
    <message>
        <source>small numbers as digits</source>
        <translation>kleine Zahlen als Ziffern</translation>
    </message>
    <message>
        <source>small numbers spelled out</source>
        <translation>kleine Zahlen als Wörter</translation>
    </message>
    <message>
        <source>dates written like &apos;{date}&apos;</source>
        <translation>ein Datum wie „{date}“ schreiben</translation>
    </message>
    <message>
        <source>times written like &apos;{time}&apos;</source>
        <translation>Uhrzeiten wie „{time}“</translation>
    </message>
    <message>
        <source>amounts written like &apos;{amount}&apos;</source>
        <translation>Beträge wie „{amount}“</translation>
    </message>
    <message>
        <source>percentages written like &apos;{share}&apos;</source>
        <translation>Prozente wie „{share}“</translation>
    </message>
    <message>
        <source>write formally</source>
        <translation>förmlich schreiben</translation>
    </message>
    <message>
        <source>write informally</source>
        <translation>informell schreiben</translation>
    </message>
    <message>
        <source>more like &apos;{passage}&apos;</source>
        <translation>mehr wie „{passage}“</translation>
    </message>
    <message>
        <source>nothing like &apos;{passage}&apos;</source>
        <translation>nichts wie „{passage}“</translation>
    </message>
</context>
<context>
    <name>PreferencePlace</name>
    <message>
        <source>formal</source>
        <translation>förmlichen</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutralen</translation>
    </message>
    <message>
        <source>informal</source>
        <translation>informellen</translation>
    </message>
    <message>
        <source>new mail</source>
        <translation>neuen Mails</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumenten</translation>
    </message>
    <message>
        <source>rewrites</source>
        <translation>Umformulierungen</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>[first name]</source>
        <translation>[Vorname]</translation>
    </message>
    <message>
        <source>[last name]</source>
        <translation>[Nachname]</translation>
    </message>
    <message>
        <source>[full name]</source>
        <translation>[voller Name]</translation>
    </message>
    <message>
        <source>[title]</source>
        <translation>[Anrede]</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>An {name}</translation>
    </message>
    <message>
        <source>in {language}</source>
        <translation>auf {language}</translation>
    </message>
    <message>
        <source>in {texts}</source>
        <translation>in {texts}</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>The text of your mail and documents, your drafts and finals, and what was learned.</source>
        <translation>Der Text Ihrer Post und Dokumente, Ihre Entwürfe und fertigen Texte, und was gelernt wurde.</translation>
    </message>
    <message>
        <source>Index for meaning</source>
        <translation>Bedeutungsverzeichnis</translation>
    </message>
    <message>
        <source>Numbers that find passages by meaning; made anew from the library at any time.</source>
        <translation>Zahlen, die Stellen nach ihrer Bedeutung finden; jederzeit aus der Bibliothek neu gemacht.</translation>
    </message>
    <message>
        <source>Unfinished writing</source>
        <translation>Unfertiges</translation>
    </message>
    <message>
        <source>What you are writing now, saved while you type.</source>
        <translation>Was Sie gerade schreiben, beim Tippen gesichert.</translation>
    </message>
    <message>
        <source>Prompt memory</source>
        <translation>Gedächtnis des Modells</translation>
    </message>
    <message>
        <source>What the model has read often; may go at any time.</source>
        <translation>Was das Modell oft gelesen hat; darf jederzeit weg.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Files from their publishers; nothing of yours is in them.</source>
        <translation>Dateien ihrer Herausgeber; nichts von Ihnen ist darin.</translation>
    </message>
    <message>
        <source>Your own voice</source>
        <translation>Ihre eigene Stimme</translation>
    </message>
    <message>
        <source>What models have learned from your sent mail; the page Models shows and removes it.</source>
        <translation>Was Modelle aus Ihrer gesendeten Post gelernt haben; die Seite Modelle zeigt und entfernt es.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What you changed, and how the window stood.</source>
        <translation>Was Sie geändert haben, und wie das Fenster stand.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>What the program did, never a word of yours.</source>
        <translation>Was das Programm getan hat, nie ein Wort von Ihnen.</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Lock and address of the running process.</source>
        <translation>Sperre und Adresse des laufenden Prozesses.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Not made by Ownhand.</source>
        <translation>Nicht von Ownhand.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) and document(s)</source>
        <translation>
            <numerusform>%Ln Nachricht oder Dokument</numerusform>
            <numerusform>%Ln Nachrichten und Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln Entwurf</numerusform>
            <numerusform>%Ln Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s)</source>
        <translation>
            <numerusform>%Ln Korrektur</numerusform>
            <numerusform>%Ln Korrekturen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preference(s)</source>
        <translation>
            <numerusform>%Ln Vorliebe</numerusform>
            <numerusform>%Ln Vorlieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vector(s)</source>
        <translation>
            <numerusform>%Ln Vektor</numerusform>
            <numerusform>%Ln Vektoren</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine lives in a network of its own without any connection.</source>
        <translation>Der Dienst lebt in einem eigenen Netz ohne jede Verbindung.</translation>
    </message>
    <message>
        <source>The kernel refuses it every connection (Landlock).</source>
        <translation>Der Systemkern verweigert ihm jede Verbindung (Landlock).</translation>
    </message>
    <message>
        <source>The kernel refuses it to open a socket to any network (seccomp).</source>
        <translation>Der Systemkern lässt ihn keinen Zugang zu einem Netz öffnen (seccomp).</translation>
    </message>
    <message>
        <source>macOS denies it every network operation (sandbox).</source>
        <translation>macOS verweigert ihm jeden Netzzugriff (Sandbox).</translation>
    </message>
    <message>
        <source>Python refuses and counts every attempt.</source>
        <translation>Python verweigert und zählt jeden Versuch.</translation>
    </message>
    <message>
        <source>No way out: the operating system itself refused every attempt.</source>
        <translation>Kein Weg nach draußen: Das Betriebssystem selbst hat jeden Versuch verweigert.</translation>
    </message>
    <message>
        <source>Every attempt was refused, but this system has no jail below Python; native libraries are trusted.</source>
        <translation>Jeder Versuch wurde verweigert, aber unterhalb von Python hat dieses System keine Schranke; fremden Bibliotheken wird vertraut.</translation>
    </message>
    <message>
        <source>At least one attempt was not refused. Please tell the project.</source>
        <translation>Mindestens ein Versuch wurde nicht verweigert. Bitte melden Sie das dem Projekt.</translation>
    </message>
    <message>
        <source>from Python</source>
        <translation>aus Python</translation>
    </message>
    <message>
        <source>from native code</source>
        <translation>aus übersetztem Code</translation>
    </message>
    <message>
        <source>from a child process</source>
        <translation>aus einem Kindprozess</translation>
    </message>
    <message>
        <source>{what} in {where}, {when}</source>
        <translation>{what} in {where}, {when}</translation>
    </message>
    <message>
        <source>Nothing was there to erase.</source>
        <translation>Da war nichts zu löschen.</translation>
    </message>
    <message>
        <source>Erased: {what}.</source>
        <translation>Gelöscht: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>Every byte of %Ln file(s) was read</source>
        <translation>
            <numerusform>Jedes Byte von %Ln Datei wurde gelesen</numerusform>
            <numerusform>Jedes Byte von %Ln Dateien wurde gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln erased text(s), address(es) and vector(s)</source>
        <translation>
            <numerusform>und nach %Ln gelöschten Text, Adresse oder Vektor durchsucht</numerusform>
            <numerusform>und nach %Ln gelöschten Texten, Adressen und Vektoren durchsucht</numerusform>
        </translation>
    </message>
    <message>
        <source>no trace is left.</source>
        <translation>keine Spur ist geblieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) are left.</source>
        <translation>
            <numerusform>%Ln Spur ist geblieben.</numerusform>
            <numerusform>%Ln Spuren sind geblieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} files could not be read.</source>
        <translation>{count} Dateien waren nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Everything is on this machine, in one folder that only you can read. Nothing is sent anywhere.</source>
        <translation>Alles ist auf diesem Rechner, in einem Ordner, den nur Sie lesen können. Nichts wird irgendwohin geschickt.</translation>
    </message>
    <message>
        <source>Pause learning</source>
        <translation>Lernen aussetzen</translation>
    </message>
    <message>
        <source>Writing a copy</source>
        <translation>Eine Kopie wird geschrieben</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>Nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>The process that reads your mail and runs the model has no network at all.</source>
        <translation>Der Prozess, der Ihre Post liest und das Modell ausführt, hat überhaupt kein Netz.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was aufbewahrt wird</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>While it is paused, your corrections are kept but teach nothing; what was learned stays.</source>
        <translation>Solange es ausgesetzt ist, werden Ihre Korrekturen behalten, aber nicht ausgewertet; was gelernt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Zum Mitnehmen</translation>
    </message>
    <message>
        <source>A copy of everything in plain formats: tables, drafts as mail, settings.</source>
        <translation>Eine Kopie von allem in einfachen Formaten: Tabellen, Entwürfe als Mail, Einstellungen.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>What is erased is gone from every file of Ownhand; a scan of all bytes proves it.</source>
        <translation>Was gelöscht wird, verschwindet aus jeder Datei von Ownhand; ein Durchgang durch alle Bytes beweist es.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempt(s) of a library to reach a network were refused:</source>
        <translation>
            <numerusform>%Ln Versuch einer Bibliothek, ein Netz zu erreichen, wurde verweigert:</numerusform>
            <numerusform>%Ln Versuche von Bibliotheken, ein Netz zu erreichen, wurden verweigert:</numerusform>
        </translation>
    </message>
    <message>
        <source>Since the engine started, nothing has tried to reach a network.</source>
        <translation>Seit der Dienst läuft, hat nichts versucht, ein Netz zu erreichen.</translation>
    </message>
    <message>
        <source>Learning is paused.</source>
        <translation>Das Lernen ist ausgesetzt.</translation>
    </message>
    <message>
        <source>Learning goes on.</source>
        <translation>Das Lernen geht weiter.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Where to write the copy</source>
        <translation>Wohin die Kopie geschrieben wird</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}.</source>
        <translation>
            <numerusform>%Ln Datei nach {folder} geschrieben.</numerusform>
            <numerusform>%Ln Dateien nach {folder} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>informal</source>
        <translation>informell</translation>
    </message>
    <message>
        <source>formal</source>
        <translation>förmlich</translation>
    </message>
    <message>
        <source>How formal you write</source>
        <translation>Wie förmlich Sie schreiben</translation>
    </message>
    <message>
        <source>How you begin</source>
        <translation>Wie Sie anfangen</translation>
    </message>
    <message>
        <source>How you close</source>
        <translation>Wie Sie schließen</translation>
    </message>
    <message>
        <source>How you sign</source>
        <translation>Wie Sie unterschreiben</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Gewohnheiten</translation>
    </message>
    <message>
        <source>How you write</source>
        <translation>Wie Sie schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Measured from %n text(s) of yours.</source>
        <translation>
            <numerusform>Gemessen an %n Text von Ihnen.</numerusform>
            <numerusform>Gemessen an %n Texten von Ihnen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Whom you write to</source>
        <translation>An wen Sie schreiben</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
    <message>
        <source>Add the mail you sent: how you greet, close and build sentences is measured from it.</source>
        <translation>Fügen Sie Ihre gesendete Post hinzu: Daran wird gemessen, wie Sie anreden, grüßen und Sätze bauen.</translation>
    </message>
    <message>
        <source>Add mail and documents</source>
        <translation>Post und Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>In {language}</source>
        <translation>Auf {language}</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n Text</numerusform>
            <numerusform>%n Texte</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile can&apos;t be shown</source>
        <translation>Das Profil kann nicht gezeigt werden</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>This desktop shows no tray icons, so Ownhand ends when its window is closed. Everything else works.</source>
        <translation>Dieser Desktop zeigt keine Symbole im Infobereich, deshalb endet Ownhand mit seinem Fenster. Alles andere geht.</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Each dot is a draft you finished: how much of it you corrected, in percent of its words. The line is the mean of the last five.</source>
        <translation>Jeder Punkt ist ein Entwurf, den Sie abgeschlossen haben: wie viel Sie daran korrigiert haben, in Prozent seiner Wörter. Die Linie ist das Mittel der letzten fünf.</translation>
    </message>
    <message>
        <source>Corrections over time</source>
        <translation>Korrekturen im Lauf der Zeit</translation>
    </message>
    <message>
        <source>No course yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <source>Every draft you correct and finish becomes a point of this curve.</source>
        <translation>Jeder Entwurf, den Sie korrigieren und abschließen, wird ein Punkt dieser Kurve.</translation>
    </message>
    <message>
        <source>Write a draft</source>
        <translation>Entwurf schreiben</translation>
    </message>
    <message numerus="yes">
        <source>%n finished draft(s)</source>
        <translation>
            <numerusform>%n abgeschlossener Entwurf</numerusform>
            <numerusform>%n abgeschlossene Entwürfe</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} % taken as they were</source>
        <translation>{percent} % unverändert übernommen</translation>
    </message>
    <message>
        <source>The course can&apos;t be shown</source>
        <translation>Der Verlauf kann nicht gezeigt werden</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Try it: the engine attempts every way out of this machine, before your eyes.</source>
        <translation>Probieren Sie es: Vor Ihren Augen versucht der Dienst jeden Weg aus diesem Rechner hinaus.</translation>
    </message>
    <message>
        <source>Prove it now</source>
        <translation>Jetzt beweisen</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Versucht es …</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>{refused} of {count} attempts {way} refused</source>
        <translation>{refused} von {count} Versuchen {way} verweigert</translation>
    </message>
    <message>
        <source>Not refused: {what}</source>
        <translation>Nicht verweigert: {what}</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>How do you write to {name}?</source>
        <translation>Wie schreiben Sie {name}?</translation>
    </message>
    <message>
        <source>Formally: {example}</source>
        <translation>Förmlich: {example}</translation>
    </message>
    <message>
        <source>Informally: {example}</source>
        <translation>Informell: {example}</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen, wie es ist</translation>
    </message>
</context>
<context>
    <name>QuietLine</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Choose something to read</source>
        <translation>Wählen Sie etwas zum Lesen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Drafts will follow this example.</source>
        <translation>Entwürfe folgen diesem Beispiel.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(ohne Betreff)</translation>
    </message>
    <message>
        <source>Attached: {names}</source>
        <translation>Angehängt: {names}</translation>
    </message>
    <message>
        <source>This can&apos;t be shown</source>
        <translation>Das kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>Von {name}</translation>
    </message>
    <message>
        <source>to {names}</source>
        <translation>an {names}</translation>
    </message>
    <message>
        <source>copy to {names}</source>
        <translation>Kopie an {names}</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weitere Person</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Schreiben an</translation>
    </message>
    <message>
        <source>Use as example</source>
        <translation>Als Beispiel nehmen</translation>
    </message>
    <message>
        <source>Drafts will follow the way this was written</source>
        <translation>Entwürfe folgen dem, wie dies geschrieben ist</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it could not be read ({reason})</source>
        <translation>sie war nicht lesbar ({reason})</translation>
    </message>
    <message>
        <source>it has more than {count} pages</source>
        <translation>sie hat mehr als {count} Seiten</translation>
    </message>
    <message>
        <source>it has no header lines, so it is not a message</source>
        <translation>sie hat keine Kopfzeilen, ist also keine Nachricht</translation>
    </message>
    <message>
        <source>it holds more than {count} files inside; it was not opened</source>
        <translation>sie enthält mehr als {count} Dateien; sie wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>it holds no mail and no documents</source>
        <translation>sie enthält weder Post noch Dokumente</translation>
    </message>
    <message>
        <source>it holds no message in mailbox form</source>
        <translation>sie enthält keine Nachricht in Postfachform</translation>
    </message>
    <message>
        <source>it holds no messages</source>
        <translation>sie enthält keine Nachrichten</translation>
    </message>
    <message>
        <source>it holds no text</source>
        <translation>sie enthält keinen Text</translation>
    </message>
    <message>
        <source>it holds pictures of pages but no text (a scan); text recognition is not done yet</source>
        <translation>sie enthält Bilder von Seiten, aber keinen Text (ein Scan); Texterkennung gibt es noch nicht</translation>
    </message>
    <message>
        <source>it is a link that leads to itself</source>
        <translation>sie ist eine Verknüpfung, die auf sich selbst führt</translation>
    </message>
    <message>
        <source>it is a text file of more than {size} MB</source>
        <translation>sie ist eine Textdatei von mehr als {size} MB</translation>
    </message>
    <message>
        <source>it is damaged: a list of its blocks cannot be read</source>
        <translation>sie ist beschädigt: ein Verzeichnis ihrer Blöcke ist nicht lesbar</translation>
    </message>
    <message>
        <source>it is damaged: a list of its nodes cannot be read</source>
        <translation>sie ist beschädigt: ein Verzeichnis ihrer Knoten ist nicht lesbar</translation>
    </message>
    <message>
        <source>it is damaged: a page of its index cannot be read</source>
        <translation>sie ist beschädigt: eine Seite ihres Verzeichnisses ist nicht lesbar</translation>
    </message>
    <message>
        <source>it is damaged: a part of it is missing</source>
        <translation>sie ist beschädigt: ein Teil fehlt</translation>
    </message>
    <message>
        <source>it is damaged: a part of its archive cannot be unpacked</source>
        <translation>sie ist beschädigt: ein Teil ihres Archivs lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>it is damaged: it cannot be opened as a PDF</source>
        <translation>sie ist beschädigt: sie lässt sich nicht als PDF öffnen</translation>
    </message>
    <message>
        <source>it is damaged: it cannot be opened as a Word document</source>
        <translation>sie ist beschädigt: sie lässt sich nicht als Word-Dokument öffnen</translation>
    </message>
    <message>
        <source>it is damaged: it does not begin like a file of its kind</source>
        <translation>sie ist beschädigt: sie beginnt nicht wie eine Datei ihrer Art</translation>
    </message>
    <message>
        <source>it is damaged: it does not begin like an Outlook data file</source>
        <translation>sie ist beschädigt: sie beginnt nicht wie eine Outlook-Datendatei</translation>
    </message>
    <message>
        <source>it is damaged: it holds no Word document</source>
        <translation>sie ist beschädigt: sie enthält kein Word-Dokument</translation>
    </message>
    <message>
        <source>it is damaged: it holds no document</source>
        <translation>sie ist beschädigt: sie enthält kein Dokument</translation>
    </message>
    <message>
        <source>it is damaged: it holds no presentation</source>
        <translation>sie ist beschädigt: sie enthält keine Präsentation</translation>
    </message>
    <message>
        <source>it is damaged: it is an archive, but not a Word document</source>
        <translation>sie ist beschädigt: sie ist ein Archiv, aber kein Word-Dokument</translation>
    </message>
    <message>
        <source>it is damaged: it is an archive, but not an e-book</source>
        <translation>sie ist beschädigt: sie ist ein Archiv, aber kein E-Book</translation>
    </message>
    <message>
        <source>it is damaged: it is not a PDF</source>
        <translation>sie ist beschädigt: sie ist kein PDF</translation>
    </message>
    <message>
        <source>it is damaged: it is not a rich text file</source>
        <translation>sie ist beschädigt: sie ist keine RTF-Datei</translation>
    </message>
    <message>
        <source>it is damaged: it is of no known version</source>
        <translation>sie ist beschädigt: sie hat keine bekannte Version</translation>
    </message>
    <message>
        <source>it is damaged: it is shorter than it says</source>
        <translation>sie ist beschädigt: sie ist kürzer, als sie angibt</translation>
    </message>
    <message>
        <source>it is damaged: its XML cannot be read</source>
        <translation>sie ist beschädigt: ihr XML ist nicht lesbar</translation>
    </message>
    <message>
        <source>it is damaged: its archive cannot be opened</source>
        <translation>sie ist beschädigt: ihr Archiv lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>it is damaged: its container cannot be opened</source>
        <translation>sie ist beschädigt: ihr Behälter lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>it is damaged: its groups are nested too deep</source>
        <translation>sie ist beschädigt: ihre Gruppen sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is damaged: its pages cannot be read</source>
        <translation>sie ist beschädigt: ihre Seiten sind nicht lesbar</translation>
    </message>
    <message>
        <source>it is damaged: its text cannot be found</source>
        <translation>sie ist beschädigt: ihr Text ist nicht zu finden</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is encrypted by Windows</source>
        <translation>sie ist von Windows verschlüsselt</translation>
    </message>
    <message>
        <source>it is from a Word before 97; save it as .docx to have it read</source>
        <translation>sie stammt aus Word vor 97; speichern Sie sie als .docx, dann wird sie gelesen</translation>
    </message>
    <message>
        <source>it is in the form of newer Outlook caches, which is not read; export the mail as .pst</source>
        <translation>sie hat die Form neuerer Outlook-Zwischenspeicher, die nicht gelesen wird; exportieren Sie die Post als .pst</translation>
    </message>
    <message>
        <source>it is larger than {size} MB</source>
        <translation>sie ist größer als {size} MB</translation>
    </message>
    <message>
        <source>it is named a mailbox but does not begin like one</source>
        <translation>sie heißt wie ein Postfach, beginnt aber nicht so</translation>
    </message>
    <message>
        <source>it is no Outlook message</source>
        <translation>sie ist keine Outlook-Nachricht</translation>
    </message>
    <message>
        <source>it is not a folder any more</source>
        <translation>es ist kein Ordner mehr</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is not a text file</source>
        <translation>sie ist keine Textdatei</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>sie ist nicht mehr da</translation>
    </message>
    <message>
        <source>it is not there now; what was read from it is kept</source>
        <translation>sie ist zurzeit nicht da; was daraus gelesen wurde, bleibt</translation>
    </message>
    <message>
        <source>it is of no kind that is read</source>
        <translation>sie ist von keiner Art, die gelesen wird</translation>
    </message>
    <message>
        <source>it is protected against copying</source>
        <translation>sie ist gegen Kopieren geschützt</translation>
    </message>
    <message>
        <source>it is protected with a password</source>
        <translation>sie ist mit einem Passwort geschützt</translation>
    </message>
    <message>
        <source>it needs more memory than there is</source>
        <translation>sie braucht mehr Speicher, als da ist</translation>
    </message>
    <message>
        <source>it unpacks to far more than its size allows (a zip bomb); it was not opened</source>
        <translation>sie entpackt sich zu weit mehr, als ihre Größe erlaubt (eine Zip-Bombe); sie wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>its XML declares entities, which no honest document does; it was not opened</source>
        <translation>ihr XML vereinbart Entitäten, was kein ehrliches Dokument tut; sie wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>its folders are nested too deep</source>
        <translation>ihre Ordner sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>reading it took too long or broke the reader</source>
        <translation>sie zu lesen dauerte zu lange oder ließ den Leser scheitern</translation>
    </message>
    <message>
        <source>the system could not read it</source>
        <translation>das System konnte sie nicht lesen</translation>
    </message>
    <message>
        <source>the system could not read it ({reason})</source>
        <translation>das System konnte sie nicht lesen ({reason})</translation>
    </message>
    <message>
        <source>you are not allowed to read it</source>
        <translation>Sie dürfen sie nicht lesen</translation>
    </message>
</context>
<context>
    <name>RemovableChip</name>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Found mail and documents</source>
        <translation>Gefundene Post und Dokumente</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(ohne Betreff)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try other words or leave some filters out.</source>
        <translation>Versuchen Sie andere Wörter oder lassen Sie einige Filter weg.</translation>
    </message>
    <message>
        <source>Nothing here with these filters</source>
        <translation>Mit diesen Filtern ist hier nichts</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Ihre Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Add your mail and documents, and everything in them can be found here.</source>
        <translation>Fügen Sie Ihre Post und Dokumente hinzu, dann lässt sich alles darin hier finden.</translation>
    </message>
    <message>
        <source>Add mail and documents</source>
        <translation>Post und Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Die Suche ist gescheitert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Y takes · N leaves · arrows go on · U reopens</source>
        <translation>Y nimmt · N lässt · Pfeile gehen weiter · U öffnet wieder</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>Alle nehmen</translation>
    </message>
    <message>
        <source>Leave all</source>
        <translation>Alle lassen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>{what}: change {number} of {count}</source>
        <translation>{what}: Änderung {number} von {count}</translation>
    </message>
</context>
<context>
    <name>Rewrites</name>
    <message>
        <source>Works on what is selected, or on all of it</source>
        <translation>Wirkt auf das Ausgewählte oder auf alles</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What should change? Enter rewrites, Esc closes.</source>
        <translation>Was soll sich ändern? Eingabe schreibt um, Esc schließt.</translation>
    </message>
    <message>
        <source>What should change</source>
        <translation>Was sich ändern soll</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Als Liste</translation>
    </message>
    <message>
        <source>As running text</source>
        <translation>Als Fließtext</translation>
    </message>
    <message>
        <source>Say what should change…</source>
        <translation>Sagen, was sich ändern soll …</translation>
    </message>
</context>
<context>
    <name>RowPainter</name>
    <message>
        <source>(no subject)</source>
        <translation>(ohne Betreff)</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>who sent it</source>
        <translation>wer es geschickt hat</translation>
    </message>
    <message>
        <source>who received it</source>
        <translation>wer es bekommen hat</translation>
    </message>
    <message>
        <source>who sent or received it</source>
        <translation>wer es geschickt oder bekommen hat</translation>
    </message>
    <message>
        <source>a word of the subject</source>
        <translation>ein Wort des Betreffs</translation>
    </message>
    <message>
        <source>since a day, as 2024-05-31 or 2024</source>
        <translation>seit einem Tag, etwa 2024-05-31 oder 2024</translation>
    </message>
    <message>
        <source>until a day</source>
        <translation>bis zu einem Tag</translation>
    </message>
    <message>
        <source>the folder it lies in</source>
        <translation>der Ordner, in dem es liegt</translation>
    </message>
    <message>
        <source>something is attached</source>
        <translation>etwas ist angehängt</translation>
    </message>
    <message>
        <source>you wrote it</source>
        <translation>von Ihnen geschrieben</translation>
    </message>
    <message>
        <source>words that stand together</source>
        <translation>Wörter, die zusammenstehen</translation>
    </message>
    <message>
        <source>without this word</source>
        <translation>ohne dieses Wort</translation>
    </message>
    <message>
        <source>What can be searched for</source>
        <translation>Wonach sich suchen lässt</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Words of the preference</source>
        <translation>Wortlaut der Vorliebe</translation>
    </message>
    <message>
        <source>Change the words and press Enter</source>
        <translation>Ändern Sie die Worte und drücken Sie Eingabe</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Tone of a draft where none is asked for; left empty, drafts follow how you write to the recipient.</source>
        <translation>Ton eines Entwurfs, wenn keiner verlangt ist; bleibt das Feld leer, folgen Entwürfe dem, wie Sie an den Empfänger schreiben.</translation>
    </message>
    <message>
        <source>as you usually write</source>
        <translation>wie Sie üblicherweise schreiben</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of a draft where none is asked for.</source>
        <translation>Länge eines Entwurfs, wenn keine verlangt ist.</translation>
    </message>
    <message>
        <source>As the points need</source>
        <translation>Wie die Punkte es brauchen</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Start of the random numbers</source>
        <translation>Anfang der Zufallszahlen</translation>
    </message>
    <message>
        <source>The same request with the same start gives the same draft; another start gives another one.</source>
        <translation>Die gleiche Anfrage mit dem gleichen Anfang gibt den gleichen Entwurf, ein anderer Anfang einen anderen.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learn from my corrections</source>
        <translation>Aus meinen Korrekturen lernen</translation>
    </message>
    <message>
        <source>Learn preferences from finished drafts, and apply them.</source>
        <translation>Aus abgeschlossenen Entwürfen Vorlieben lernen und sie anwenden.</translation>
    </message>
    <message>
        <source>Pause learning</source>
        <translation>Lernen aussetzen</translation>
    </message>
    <message>
        <source>Keep finals without learning from them; what was learned before still shapes drafts.</source>
        <translation>Fertige Texte behalten, ohne daraus zu lernen; was früher gelernt wurde, prägt Entwürfe weiterhin.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window, or as the system has it. Drafts are written in the language of their points.</source>
        <translation>Sprache des Fensters, oder wie das System. Entwürfe werden in der Sprache ihrer Punkte geschrieben.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation>Im Infobereich bleiben</translation>
    </message>
    <message>
        <source>After the window is closed, stay in the tray, so that quick rewrite works; else Ownhand ends.</source>
        <translation>Nach dem Schließen des Fensters im Infobereich bleiben, damit die schnelle Umschreibung geht; sonst endet Ownhand.</translation>
    </message>
    <message>
        <source>Quick rewrite</source>
        <translation>Schnelle Umschreibung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys that rewrite what is selected in any program; empty takes none. On Wayland the desktop has the last word.</source>
        <translation>Tasten, die in jedem Programm das Ausgewählte umschreiben; leer nimmt keine. Unter Wayland hat der Desktop das letzte Wort.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>How many results a search shows where no number is given.</source>
        <translation>Wie viele Treffer eine Suche zeigt, wenn keine Zahl genannt ist.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model that writes</source>
        <translation>Modell zum Schreiben</translation>
    </message>
    <message>
        <source>Name of the language model that writes drafts; empty takes the strongest installed one that fits.</source>
        <translation>Name des Sprachmodells, das Entwürfe schreibt; leer nimmt das stärkste installierte, das passt.</translation>
    </message>
    <message>
        <source>the strongest installed one that fits</source>
        <translation>das stärkste installierte, das passt</translation>
    </message>
    <message>
        <source>Model for search by meaning</source>
        <translation>Modell zur Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>Name of the embedding model used for search by meaning; empty takes the installed one.</source>
        <translation>Name des Modells für die Suche nach Bedeutung; leer nimmt das installierte.</translation>
    </message>
    <message>
        <source>the installed one</source>
        <translation>das installierte</translation>
    </message>
    <message>
        <source>Room for context</source>
        <translation>Raum für Zusammenhang</translation>
    </message>
    <message>
        <source>How many tokens the language model keeps in view; more needs more memory.</source>
        <translation>Wie viele Token das Sprachmodell im Blick behält; mehr braucht mehr Speicher.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>Speicher freigeben nach</translation>
    </message>
    <message>
        <source>The models leave the memory after this time without use; they come back when they are needed.</source>
        <translation>Die Modelle verlassen den Speicher, wenn sie so lange nicht gebraucht wurden; bei Bedarf kommen sie wieder.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>End the engine after</source>
        <translation>Dienst beenden nach</translation>
    </message>
    <message>
        <source>The engine ends after this time without anybody asking; the next request starts it again.</source>
        <translation>Der Dienst endet, wenn so lange niemand fragt; die nächste Anfrage startet ihn wieder.</translation>
    </message>
    <message>
        <source>Watch my mail and documents</source>
        <translation>Meine Post und Dokumente beobachten</translation>
    </message>
    <message>
        <source>Keep the library up to date with its sources while the engine runs.</source>
        <translation>Die Bibliothek auf dem Stand ihrer Quellen halten, solange der Dienst läuft.</translation>
    </message>
    <message>
        <source>Pause reading new mail and documents</source>
        <translation>Neue Post und Dokumente vorerst nicht lesen</translation>
    </message>
    <message>
        <source>Read nothing in the background until this is switched off again; what changed meanwhile is found then.</source>
        <translation>Im Hintergrund nichts lesen, bis dies wieder ausgeschaltet ist; was sich inzwischen geändert hat, wird dann gefunden.</translation>
    </message>
    <message>
        <source>Go on while on battery</source>
        <translation>Auch im Akkubetrieb weiterlesen</translation>
    </message>
    <message>
        <source>Read new mail and documents in the background also while the computer runs on its battery.</source>
        <translation>Neue Post und Dokumente im Hintergrund auch dann lesen, wenn der Rechner mit Akku läuft.</translation>
    </message>
    <message>
        <source>Time to choose wordings</source>
        <translation>Zeit zum Auswählen von Formulierungen</translation>
    </message>
    <message>
        <source>How long a draft may take longer so that the nearest of several wordings to your style can be taken; 0 takes the first.</source>
        <translation>So viel länger darf ein Entwurf dauern, damit von mehreren Formulierungen die genommen werden kann, die Ihrem Stil am nächsten ist; 0 nimmt die erste.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Train while on battery</source>
        <translation>Auch im Akkubetrieb trainieren</translation>
    </message>
    <message>
        <source>Go on training on your sent mail also while the computer runs on its battery; else it waits.</source>
        <translation>Das Training mit Ihrer gesendeten Post geht auch weiter, während der Rechner vom Akku läuft; sonst wartet es.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default: {title}</source>
        <translation>Zurück zur Vorgabe: {title}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Everything counts at once. What you changed can be taken back.</source>
        <translation>Alles gilt sofort. Was Sie geändert haben, lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
    <message>
        <source>The defaults hold. Your file is kept as {name}.</source>
        <translation>Es gelten die Vorgaben. Ihre Datei ist als {name} aufgehoben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Your settings could not be brought back: {reason}.</source>
        <translation>Ihre Einstellungen ließen sich nicht zurückholen: {reason}.</translation>
    </message>
    <message>
        <source>Starts with the desktop.</source>
        <translation>Startet mit dem Rechner.</translation>
    </message>
    <message>
        <source>Starts when you call it.</source>
        <translation>Startet, wenn Sie es aufrufen.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Wieder lesen</translation>
    </message>
    <message>
        <source>Go back to the defaults</source>
        <translation>Zurück zu den Vorgaben</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Kept in {path}</source>
        <translation>Aufbewahrt in {path}</translation>
    </message>
</context>
<context>
    <name>Shortcut</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Mein Stil</translation>
    </message>
    <message>
        <source>Quick rewrite</source>
        <translation>Schnelle Umschreibung</translation>
    </message>
    <message>
        <source>Go to Write</source>
        <translation>Zu Schreiben</translation>
    </message>
    <message>
        <source>Go to Library</source>
        <translation>Zur Bibliothek</translation>
    </message>
    <message>
        <source>Go to My style</source>
        <translation>Zu Mein Stil</translation>
    </message>
    <message>
        <source>Go to Sources</source>
        <translation>Zu den Quellen</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>Go to Privacy</source>
        <translation>Zum Datenschutz</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>Zu den Einstellungen</translation>
    </message>
    <message>
        <source>Write a new mail</source>
        <translation>Neue Mail schreiben</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Do what the message says</source>
        <translation>Tun, was die Meldung anbietet</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit Ownhand</source>
        <translation>Ownhand beenden</translation>
    </message>
    <message>
        <source>Write the draft, or write it again</source>
        <translation>Entwurf schreiben oder neu schreiben</translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Undo, whatever it was</source>
        <translation>Rückgängig, was es auch war</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Clearer</source>
        <translation>Klarer</translation>
    </message>
    <message>
        <source>Friendlier</source>
        <translation>Freundlicher</translation>
    </message>
    <message>
        <source>More formal</source>
        <translation>Förmlicher</translation>
    </message>
    <message>
        <source>As I&apos;d say it</source>
        <translation>Wie ich es sagen würde</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>More like what is selected</source>
        <translation>Mehr wie das Ausgewählte</translation>
    </message>
    <message>
        <source>Nothing like what is selected</source>
        <translation>Nichts wie das Ausgewählte</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>Zeigen, was sich geändert hat</translation>
    </message>
    <message>
        <source>The version before</source>
        <translation>Die Fassung davor</translation>
    </message>
    <message>
        <source>The version after</source>
        <translation>Die Fassung danach</translation>
    </message>
    <message>
        <source>Finish: copy the text</source>
        <translation>Abschließen: Text kopieren</translation>
    </message>
    <message>
        <source>Finish: open it in the mail program</source>
        <translation>Abschließen: im Mailprogramm öffnen</translation>
    </message>
    <message>
        <source>Finish: save it as a message</source>
        <translation>Abschließen: als Nachricht speichern</translation>
    </message>
    <message>
        <source>All drafts</source>
        <translation>Alle Entwürfe</translation>
    </message>
    <message>
        <source>From the points to the draft and back</source>
        <translation>Von den Punkten zum Entwurf und zurück</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Write to them</source>
        <translation>Dieser Person schreiben</translation>
    </message>
    <message>
        <source>Use as example</source>
        <translation>Als Beispiel nehmen</translation>
    </message>
    <message>
        <source>Find more like this</source>
        <translation>Mehr davon finden</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>State a preference</source>
        <translation>Vorliebe nennen</translation>
    </message>
    <message>
        <source>Find a preference</source>
        <translation>Vorliebe suchen</translation>
    </message>
    <message>
        <source>Word it anew</source>
        <translation>Neu formulieren</translation>
    </message>
    <message>
        <source>Switch it off or on</source>
        <translation>Aus- oder einschalten</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo its last change</source>
        <translation>Ihre letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Put the new text in its place</source>
        <translation>Den neuen Text an seine Stelle setzen</translation>
    </message>
    <message>
        <source>The next mode</source>
        <translation>Die nächste Art</translation>
    </message>
    <message>
        <source>Close; nothing happened</source>
        <translation>Schließen; nichts ist geschehen</translation>
    </message>
    <message>
        <source>Copy the new text</source>
        <translation>Den neuen Text kopieren</translation>
    </message>
    <message>
        <source>The next change</source>
        <translation>Die nächste Änderung</translation>
    </message>
    <message>
        <source>The change before</source>
        <translation>Die Änderung davor</translation>
    </message>
    <message>
        <source>Leave this change out</source>
        <translation>Diese Änderung weglassen</translation>
    </message>
    <message>
        <source>Take that decision back</source>
        <translation>Diese Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Take what is on the clipboard</source>
        <translation>Die Zwischenablage nehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Make a mode of your own</source>
        <translation>Eine eigene Art anlegen</translation>
    </message>
    <message>
        <source>Warmer</source>
        <translation>Wärmer</translation>
    </message>
    <message>
        <source>Bullet points</source>
        <translation>Stichpunkte</translation>
    </message>
    <message>
        <source>Running text</source>
        <translation>Fließtext</translation>
    </message>
    <message>
        <source>An instruction of your own</source>
        <translation>Eine eigene Anweisung</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln Datei war nicht lesbar</numerusform>
            <numerusform>%Ln Dateien waren nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Read anew: {title}</source>
        <translation>Neu lesen: {title}</translation>
    </message>
    <message>
        <source>Forget: {title}</source>
        <translation>Vergessen: {title}</translation>
    </message>
    <message>
        <source>What only this source held leaves the library. The files themselves stay where they are.</source>
        <translation>Was nur diese Quelle enthielt, verlässt die Bibliothek. Die Dateien selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Forget this source</source>
        <translation>Diese Quelle vergessen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>not read to the end yet</source>
        <translation>noch nicht bis zum Ende gelesen</translation>
    </message>
    <message>
        <source>up to date, {when}</source>
        <translation>auf dem Stand von {when}</translation>
    </message>
    <message numerus="yes">
        <source>Show more (%Ln left)</source>
        <translation>
            <numerusform>Mehr zeigen (%Ln übrig)</numerusform>
            <numerusform>Mehr zeigen (%Ln übrig)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Your mail and documents are read where they lie. Nothing is moved, changed or sent away.</source>
        <translation>Ihre Post und Dokumente werden gelesen, wo sie liegen. Nichts wird verschoben, geändert oder verschickt.</translation>
    </message>
    <message>
        <source>Bring all up to date</source>
        <translation>Alle auf den neuesten Stand bringen</translation>
    </message>
    <message>
        <source>Drop mailboxes, mail folders or documents here. Thunderbird, Apple Mail, Maildir, Takeout, .mbox, .eml, .msg, PDF and office documents are read.</source>
        <translation>Ziehen Sie Postfächer, Mailordner oder Dokumente hierher. Gelesen werden Thunderbird, Apple Mail, Maildir, Takeout, .mbox, .eml, .msg, PDF und Office-Dokumente.</translation>
    </message>
    <message>
        <source>Nothing is read yet</source>
        <translation>Noch ist nichts gelesen</translation>
    </message>
    <message>
        <source>Drafts sound like you once Ownhand has read some of what you wrote.</source>
        <translation>Entwürfe klingen nach Ihnen, sobald Ownhand einiges von dem gelesen hat, was Sie geschrieben haben.</translation>
    </message>
    <message>
        <source>Find my mail</source>
        <translation>Meine Post finden</translation>
    </message>
    <message numerus="yes">
        <source>Show more (%Ln left)</source>
        <translation>
            <numerusform>Mehr zeigen (%Ln übrig)</numerusform>
            <numerusform>Mehr zeigen (%Ln übrig)</numerusform>
        </translation>
    </message>
    <message>
        <source>Forgotten: {title}.</source>
        <translation>Vergessen: {title}.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Wieder lesen</translation>
    </message>
</context>
<context>
    <name>Stating</name>
    <message>
        <source>State a preference, for example: never use “kindly”</source>
        <translation>Nennen Sie eine Vorliebe, zum Beispiel: nie „zeitnah“ schreiben</translation>
    </message>
    <message>
        <source>A preference in your words</source>
        <translation>Eine Vorliebe in Ihren Worten</translation>
    </message>
    <message>
        <source>Where it applies</source>
        <translation>Wo sie gilt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>In {kind}</source>
        <translation>In {kind}</translation>
    </message>
    <message>
        <source>When it is {register}</source>
        <translation>Wenn es {register} ist</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>An {name}</translation>
    </message>
</context>
<context>
    <name>StylePage</name>
    <message>
        <source>Parts of My style</source>
        <translation>Teile von Mein Stil</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>Was gelernt wurde</translation>
    </message>
    <message>
        <source>How you write</source>
        <translation>Wie Sie schreiben</translation>
    </message>
    <message>
        <source>Getting better</source>
        <translation>Wird es besser?</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Mein Stil</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Clearer</source>
        <translation>Klarer</translation>
    </message>
    <message>
        <source>Friendlier</source>
        <translation>Freundlicher</translation>
    </message>
    <message>
        <source>More formal</source>
        <translation>Förmlicher</translation>
    </message>
    <message>
        <source>As I&apos;d say it</source>
        <translation>Wie ich es sagen würde</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>Korrigieren</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>A source it learned from was removed. Train again, or remove it.</source>
        <translation>Eine Quelle, aus der gelernt wurde, ist entfernt. Trainieren Sie neu, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>Its file is missing. Train again, or remove it.</source>
        <translation>Die Datei fehlt. Trainieren Sie neu, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>Its file is damaged. Train again, or remove it.</source>
        <translation>Die Datei ist beschädigt. Trainieren Sie neu, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>Its model is not installed any more. Install that model again, or remove this.</source>
        <translation>Das Modell dazu ist nicht mehr installiert. Installieren Sie es wieder, oder entfernen Sie dies.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waits while a draft is written</source>
        <translation>Wartet, während ein Entwurf entsteht</translation>
    </message>
    <message>
        <source>Waits for mains power</source>
        <translation>Wartet auf Netzstrom</translation>
    </message>
    <message>
        <source>Begins in a moment</source>
        <translation>Beginnt gleich</translation>
    </message>
    <message>
        <source>Measuring it on mails it has not seen</source>
        <translation>Wird an Mails gemessen, die es nicht kennt</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation>Wird an seinen Platz gelegt</translation>
    </message>
    <message>
        <source>Learning from your texts</source>
        <translation>Lernt aus Ihren Texten</translation>
    </message>
    <message numerus="yes">
        <source>Learned on {date} from %Ln of your texts</source>
        <translation>
            <numerusform>Gelernt am {date} aus %Ln Ihrer Texte</numerusform>
            <numerusform>Gelernt am {date} aus %Ln Ihrer Texte</numerusform>
        </translation>
    </message>
    <message>
        <source>Formal mails</source>
        <translation>Förmliche Mails</translation>
    </message>
    <message>
        <source>Neutral mails</source>
        <translation>Neutrale Mails</translation>
    </message>
    <message>
        <source>Informal mails</source>
        <translation>Informelle Mails</translation>
    </message>
    <message>
        <source>All mails</source>
        <translation>Alle Mails</translation>
    </message>
    <message>
        <source>The model by itself</source>
        <translation>Das Modell allein</translation>
    </message>
    <message>
        <source>With examples from your mail</source>
        <translation>Mit Beispielen aus Ihrer Post</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Trained, with examples</source>
        <translation>Trainiert, mit Beispielen</translation>
    </message>
    <message>
        <source>Other mails</source>
        <translation>Andere Mails</translation>
    </message>
    <message numerus="yes">
        <source>written as before. On %Ln mail(s) it had not seen, the training did not win.</source>
        <translation>
            <numerusform>geschrieben wie zuvor. An %Ln Mail, die es nicht kannte, hat das Training nicht gewonnen.</numerusform>
            <numerusform>geschrieben wie zuvor. An %Ln Mails, die es nicht kannte, hat das Training nicht gewonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>written with what was learned.</source>
        <translation>geschrieben mit dem Gelernten.</translation>
    </message>
    <message>
        <source>written with what was learned, and with examples from your mail.</source>
        <translation>geschrieben mit dem Gelernten und mit Beispielen aus Ihrer Post.</translation>
    </message>
    <message numerus="yes">
        <source>{percent} % nearer to your style than without, on %Ln mail(s) it had not seen.</source>
        <translation>
            <numerusform>{percent} % näher an Ihrem Stil als ohne, gemessen an %Ln Mail, die es nicht kannte.</numerusform>
            <numerusform>{percent} % näher an Ihrem Stil als ohne, gemessen an %Ln Mails, die es nicht kannte.</numerusform>
        </translation>
    </message>
    <message>
        <source>clear</source>
        <translation>klar</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>kann Zufall sein</translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message>
        <source>Add mail…</source>
        <translation>Post hinzufügen …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The training is given up, and what it has learned so far is lost.</source>
        <translation>Das Training wird aufgegeben, und was bisher gelernt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>If you want, the model learns your voice from your own sent mail: on this machine, in minutes with the starter, overnight with larger models. What it learns stays here, and is used only where it measurably wins.</source>
        <translation>Wenn Sie wollen, lernt das Modell Ihre Stimme aus Ihrer eigenen gesendeten Post: auf diesem Rechner, mit dem Starter in Minuten, mit größeren Modellen über Nacht. Was es lernt, bleibt hier und wird nur benutzt, wo es messbar gewinnt.</translation>
    </message>
    <message>
        <source>Your own voice</source>
        <translation>Ihre eigene Stimme</translation>
    </message>
    <message>
        <source>Train again…</source>
        <translation>Neu trainieren …</translation>
    </message>
    <message>
        <source>Train on my sent mail…</source>
        <translation>Mit meiner Post trainieren …</translation>
    </message>
    <message>
        <source>Training {title}</source>
        <translation>Training von {title}</translation>
    </message>
    <message>
        <source>It ended early.</source>
        <translation>Es hat vorzeitig aufgehört.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What was learned is removed.</source>
        <translation>Das Gelernte ist entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) of yours to learn from</source>
        <translation>
            <numerusform>%Ln Text von Ihnen, aus dem gelernt werden kann</numerusform>
            <numerusform>%Ln Texte von Ihnen, aus denen gelernt werden kann</numerusform>
        </translation>
    </message>
    <message>
        <source>{own} of the {needed} texts of yours that it takes are there. Add more of your sent mail.</source>
        <translation>{own} der {needed} eigenen Texte, die es braucht, sind da. Fügen Sie mehr von Ihrer gesendeten Post hinzu.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>New mail</source>
        <translation>Neue Mail</translation>
    </message>
    <message>
        <source>Open Ownhand</source>
        <translation>Ownhand öffnen</translation>
    </message>
    <message>
        <source>Pause reading mail</source>
        <translation>Post vorerst nicht lesen</translation>
    </message>
    <message>
        <source>Pause learning</source>
        <translation>Lernen aussetzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rewrite the selection</source>
        <translation>Auswahl umschreiben</translation>
    </message>
    <message>
        <source>Rewrite the clipboard</source>
        <translation>Zwischenablage umschreiben</translation>
    </message>
    <message>
        <source>Recent modes</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Own modes…</source>
        <translation>Eigene Arten …</translation>
    </message>
    <message>
        <source>The key does not work: see why</source>
        <translation>Die Taste geht nicht: warum</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Resting: nothing is in memory</source>
        <translation>Ruht: nichts ist im Speicher</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Arbeitet …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still to be read</source>
        <translation>
            <numerusform>Noch %Ln Datei zu lesen</numerusform>
            <numerusform>Noch %Ln Dateien zu lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>The version before</source>
        <translation>Die Fassung davor</translation>
    </message>
    <message>
        <source>The version after</source>
        <translation>Die Fassung danach</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>New mail is read when you bring your sources up to date.</source>
        <translation>Neue Post wird gelesen, wenn Sie Ihre Quellen auf den neuesten Stand bringen.</translation>
    </message>
    <message>
        <source>New mail and documents are not read for now.</source>
        <translation>Neue Post und Dokumente werden zurzeit nicht gelesen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>New mail and documents are found by themselves.</source>
        <translation>Neue Post und Dokumente werden von selbst gefunden.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Your addresses</source>
        <translation>Ihre Adressen</translation>
    </message>
    <message>
        <source>What was sent from these addresses counts as your own words; nobody else’s style is learned.</source>
        <translation>Was von diesen Adressen kam, gilt als Ihre eigenen Worte; von niemandem sonst wird Stil gelernt.</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>Sie haben es so gesagt</translation>
    </message>
    <message>
        <source>surely yours</source>
        <translation>sicher Ihre</translation>
    </message>
    <message>
        <source>probably yours</source>
        <translation>wahrscheinlich Ihre</translation>
    </message>
    <message>
        <source>perhaps yours</source>
        <translation>vielleicht Ihre</translation>
    </message>
    <message>
        <source>Your mail and documents</source>
        <translation>Ihre Post und Dokumente</translation>
    </message>
    <message>
        <source>Ownhand reads what you wrote so far, to write as you do. Everything is read where it lies and stays on this machine.</source>
        <translation>Ownhand liest, was Sie bisher geschrieben haben, um zu schreiben wie Sie. Alles wird gelesen, wo es liegt, und bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Mail folder</source>
        <translation>Mailordner</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>Ihr Modell</translation>
    </message>
    <message>
        <source>A model is the file that words your drafts, on this machine. You can begin with the small one and let a stronger one come meanwhile.</source>
        <translation>Ein Modell ist die Datei, die Ihre Entwürfe formuliert, auf diesem Rechner. Sie können mit dem kleinen anfangen und währenddessen ein stärkeres laden lassen.</translation>
    </message>
    <message>
        <source>{memory} of memory</source>
        <translation>{memory} Speicher</translation>
    </message>
    <message>
        <source>about {speed} words a second</source>
        <translation>etwa {speed} Wörter in der Sekunde</translation>
    </message>
    <message>
        <source>the best for this machine</source>
        <translation>das beste für diesen Rechner</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Skip, start writing</source>
        <translation>Überspringen und schreiben</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>Start writing</source>
        <translation>Mit dem Schreiben beginnen</translation>
    </message>
    <message>
        <source>Read these</source>
        <translation>Diese lesen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Not said yet: {point}</source>
        <translation>Noch nicht gesagt: {point}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Neither in your points nor in your mail: {facts}</source>
        <translation>Weder in Ihren Punkten noch in Ihrer Post: {facts}</translation>
    </message>
    <message>
        <source>Your preferences in this draft</source>
        <translation>Ihre Vorlieben in diesem Entwurf</translation>
    </message>
    <message>
        <source>{preference}
Click to write this one without it.</source>
        <translation>{preference}
Ein Klick schreibt diesen ohne sie.</translation>
    </message>
    <message>
        <source>“{fact}” is from your mail</source>
        <translation>„{fact}“ stammt aus Ihrer Post</translation>
    </message>
    <message numerus="yes">
        <source>Modelled on %n of your own texts:</source>
        <translation>
            <numerusform>Nach %n eigenen Text gebildet:</numerusform>
            <numerusform>Nach %n eigenen Texten gebildet:</numerusform>
        </translation>
    </message>
    <message>
        <source>Show text {number} that this draft was modelled on</source>
        <translation>Text {number} zeigen, nach dem dieser Entwurf gebildet ist</translation>
    </message>
    <message>
        <source>Show it in the library</source>
        <translation>In der Bibliothek zeigen</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Write</name>
    <message>
        <source>formal</source>
        <translation>förmlich</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>informal</source>
        <translation>informell</translation>
    </message>
    <message>
        <source>You have not written to {name} yet.</source>
        <translation>Sie haben {name} noch nicht geschrieben.</translation>
    </message>
    <message>
        <source>You usually open with “{greeting}” and close with “{closing}”.</source>
        <translation>Sie beginnen meist mit „{greeting}“ und schließen mit „{closing}“.</translation>
    </message>
    <message>
        <source>You usually open with “{greeting}”.</source>
        <translation>Sie beginnen meist mit „{greeting}“.</translation>
    </message>
    <message>
        <source>You usually close with “{closing}”.</source>
        <translation>Sie schließen meist mit „{closing}“.</translation>
    </message>
    <message>
        <source>You usually write without greeting and closing.</source>
        <translation>Sie schreiben meist ohne Anrede und Gruß.</translation>
    </message>
</context>
<context>
    <name>WritePage</name>
    <message>
        <source>This message is in your library now.</source>
        <translation>Diese Nachricht ist jetzt in Ihrer Bibliothek.</translation>
    </message>
    <message>
        <source>Reading the message…</source>
        <translation>Die Nachricht wird gelesen …</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>eine Nachricht</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>Antwort an {name}</translation>
    </message>
    <message>
        <source>New mail</source>
        <translation>Neue Mail</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Install: {title}</source>
        <translation>Installieren: {title}</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
</context>
<context>
    <name>_Elsewhere</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>_FoundList</name>
    <message>
        <source>People found</source>
        <translation>Gefundene Personen</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Add the folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add only these</source>
        <translation>Nur diese hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the folder “{folder}”.</source>
        <translation>
            <numerusform>%Ln Datei des Ordners „{folder}“.</numerusform>
            <numerusform>%Ln Dateien des Ordners „{folder}“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of several folders.</source>
        <translation>
            <numerusform>%Ln Datei aus mehreren Ordnern.</numerusform>
            <numerusform>%Ln Dateien aus mehreren Ordnern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the folders</source>
        <translation>Die Ordner hinzufügen</translation>
    </message>
    <message>
        <source>A folder is one source: new files in it are found by themselves.</source>
        <translation>Ein Ordner ist eine Quelle: Neue Dateien darin werden von selbst gefunden.</translation>
    </message>
</context>
</TS>
