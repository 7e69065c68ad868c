<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Conversation</name>
    <message numerus="yes">
        <source>%n message(s) in this conversation</source>
        <translation>
            <numerusform>%n message in this conversation</numerusform>
            <numerusform>%n messages in this conversation</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message numerus="yes">
        <source>Finish %n more draft(s), and this says whether they get better.</source>
        <translation>
            <numerusform>Finish %n more draft, and this says whether they get better.</numerusform>
            <numerusform>Finish %n more drafts, and this says whether they get better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message numerus="yes">
        <source>and %n earlier correction(s)</source>
        <translation>
            <numerusform>and %n earlier correction</numerusform>
            <numerusform>and %n earlier corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln mail</numerusform>
            <numerusform>%Ln mails</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finishing</name>
    <message numerus="yes">
        <source>{words}; and %n more</source>
        <translation>
            <numerusform>{words}; and %n more</numerusform>
            <numerusform>{words}; and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Indexing</name>
    <message numerus="yes">
        <source>%Ln message(s) and document(s) read.</source>
        <translation>
            <numerusform>%Ln message and document read.</numerusform>
            <numerusform>%Ln messages and documents read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln could not be read.</numerusform>
            <numerusform>%Ln could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>Used in %n draft(s).</source>
        <translation>
            <numerusform>Used in %n draft.</numerusform>
            <numerusform>Used in %n drafts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %n correction(s)</source>
        <translation>
            <numerusform>Learned from %n correction</numerusform>
            <numerusform>Learned from %n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message numerus="yes">
        <source>%n preference(s)</source>
        <translation>
            <numerusform>%n preference</numerusform>
            <numerusform>%n preferences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailStep</name>
    <message numerus="yes">
        <source>%Ln file(s) and folder(s)</source>
        <translation>
            <numerusform>%Ln file and folder</numerusform>
            <numerusform>%Ln files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message numerus="yes">
        <source>This machine: %Ln core(s), {total} of memory, {free} of it free now.</source>
        <translation>
            <numerusform>This machine: %Ln core, {total} of memory, {free} of it free now.</numerusform>
            <numerusform>This machine: %Ln cores, {total} of memory, {free} of it free now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message numerus="yes">
        <source>%Ln message(s) and document(s)</source>
        <translation>
            <numerusform>%Ln message and document</numerusform>
            <numerusform>%Ln messages and documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s)</source>
        <translation>
            <numerusform>%Ln edit</numerusform>
            <numerusform>%Ln edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preference(s)</source>
        <translation>
            <numerusform>%Ln preference</numerusform>
            <numerusform>%Ln preferences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln passage</numerusform>
            <numerusform>%Ln passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vector(s)</source>
        <translation>
            <numerusform>%Ln vector</numerusform>
            <numerusform>%Ln vectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every byte of %Ln file(s) was read</source>
        <translation>
            <numerusform>Every byte of %Ln file was read</numerusform>
            <numerusform>Every byte of %Ln files was read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln erased text(s), address(es) and vector(s)</source>
        <translation>
            <numerusform>for %Ln erased text, address and vector</numerusform>
            <numerusform>for %Ln erased texts, addresses and vectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) are left.</source>
        <translation>
            <numerusform>%Ln trace is left.</numerusform>
            <numerusform>%Ln traces are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>%Ln attempt(s) of a library to reach a network were refused:</source>
        <translation>
            <numerusform>%Ln attempt of a library to reach a network was refused:</numerusform>
            <numerusform>%Ln attempts of a library to reach a network were refused:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}.</source>
        <translation>
            <numerusform>%Ln file written to {folder}.</numerusform>
            <numerusform>%Ln files written to {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message numerus="yes">
        <source>Measured from %n text(s) of yours.</source>
        <translation>
            <numerusform>Measured from %n text of yours.</numerusform>
            <numerusform>Measured from %n texts of yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%n finished draft(s)</source>
        <translation>
            <numerusform>%n finished draft</numerusform>
            <numerusform>%n finished drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show more (%Ln left)</source>
        <translation>
            <numerusform>Show more (%Ln left)</numerusform>
            <numerusform>Show more (%Ln left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message numerus="yes">
        <source>Show more (%Ln left)</source>
        <translation>
            <numerusform>Show more (%Ln left)</numerusform>
            <numerusform>Show more (%Ln left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message numerus="yes">
        <source>Learned on {date} from %Ln of your texts</source>
        <translation>
            <numerusform>Learned on {date} from %Ln of your texts</numerusform>
            <numerusform>Learned on {date} from %Ln of your texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>written as before. On %Ln mail(s) it had not seen, the training did not win.</source>
        <translation>
            <numerusform>written as before. On %Ln mail it had not seen, the training did not win.</numerusform>
            <numerusform>written as before. On %Ln mails it had not seen, the training did not win.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{percent} % nearer to your style than without, on %Ln mail(s) it had not seen.</source>
        <translation>
            <numerusform>{percent} % nearer to your style than without, on %Ln mail it had not seen.</numerusform>
            <numerusform>{percent} % nearer to your style than without, on %Ln mails it had not seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message numerus="yes">
        <source>%Ln text(s) of yours to learn from</source>
        <translation>
            <numerusform>%Ln text of yours to learn from</numerusform>
            <numerusform>%Ln texts of yours to learn from</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%Ln file(s) still to be read</source>
        <translation>
            <numerusform>%Ln file still to be read</numerusform>
            <numerusform>%Ln files still to be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message numerus="yes">
        <source>Modelled on %n of your own texts:</source>
        <translation>
            <numerusform>Modelled on %n of your own texts:</numerusform>
            <numerusform>Modelled on %n of your own texts:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message numerus="yes">
        <source>%Ln file(s) of the folder “{folder}”.</source>
        <translation>
            <numerusform>%Ln file of the folder “{folder}”.</numerusform>
            <numerusform>%Ln files of the folder “{folder}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of several folders.</source>
        <translation>
            <numerusform>%Ln file of several folders.</numerusform>
            <numerusform>%Ln files of several folders.</numerusform>
        </translation>
    </message>
</context>
</TS>
