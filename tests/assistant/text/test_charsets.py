"""Bytes to text as mail really carries them: declared rightly, wrongly, or not at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.charsets import codec_for, decode

TEXTS = {
    "Здравствуйте, Анна! Завтра в десять часов мы встречаемся у моста.": ("cp1251", "koi8-r", "iso-8859-5", "cp866"),
    "Добрий день, надсилаю кошторис, її підписали вчора.": ("cp1251", "koi8-u"),
    "Καλημέρα Άννα, σας στέλνω τα σχέδια για τη γέφυρα.": ("cp1253",),
    "שלום אנה, אני שולח את התוכניות של הגשר מחר בבוקר.": ("cp1255", "iso-8859-8"),
    "مرحبا آنا، سأرسل لك خطط الجسر غدا صباحا.": ("cp1256",),
    "Dzień dobry, przesyłam ofertę na remont łodzi, proszę o odpowiedź do piątku.": ("cp1250", "iso-8859-2"),
    "Dobrý den, posílám nabídku na opravu střechy, prosím o odpověď do pátku.": ("cp1250", "iso-8859-2"),
    "Jó napot, küldöm az árajánlatot a tető javítására, kérem, válaszoljon péntekig.": ("cp1250", "iso-8859-2"),
    "Merhaba, çatı onarımı için teklifi gönderiyorum, lütfen cuma gününe kadar yanıtlayın.": ("cp1254",),
    "Grüße aus Köln, das Öl ist schön „heiß“ – 5 €": ("cp1252", "mac_roman"),
    "Cher monsieur, l’été dernier à Besançon nous étions déjà très heureux.": ("cp1252", "mac_roman"),
    "São Paulo não é Lisboa, mas as relações são ótimas e os irmãos também.": ("cp1252",),
    "Góðan daginn, það er gott að þú ert kominn heim í dag, ég er líka heima.": ("cp1252",),
    "こんにちは、アンナさん。明日の朝、橋の図面を送ります。": ("shift_jis", "euc-jp", "iso-2022-jp"),
    "您好，安娜，我明天早上把桥的图纸发给您，请查收。": ("gb18030",),
    "您好，安娜，我明天早上把橋的圖紙寄給您，請查收。": ("big5",),
    "안녕하세요 안나 씨, 내일 아침에 다리 도면을 보내 드리겠습니다.": ("cp949",),
    "สวัสดีคุณแอนนา ฉันจะส่งแบบสะพานให้พรุ่งนี้เช้า": ("cp874",),
}  # fmt: skip
CASES = [(text, codec) for text, names in TEXTS.items() for codec in names]


@pytest.mark.parametrize("declared", ["right", "", "iso-8859-1", "utf-8", "us-ascii", "x-unknown"])
@pytest.mark.parametrize(("text", "codec"), CASES)
def test_sentences_in_many_sets(text: str, codec: str, declared: str) -> None:
    assert decode(text.encode(codec), codec if declared == "right" else declared)[0] == text


@pytest.mark.parametrize("declared", ["", "iso-8859-1", "windows-1251", "big5"])
def test_utf8_is_known_whatever_is_said(declared: str) -> None:
    assert decode("Grüße, Привет, 您好".encode(), declared)[0] == "Grüße, Привет, 您好"


def test_windows_letters_under_the_name_of_the_standard() -> None:
    assert decode("„Šťastný“ den".encode("cp1250"), "iso-8859-2") == ("„Šťastný“ den", "")
    assert decode("It’s “fine” – €5".encode("cp1252"), "iso-8859-1") == ("It’s “fine” – €5", "")


def test_seven_bit_forms() -> None:
    assert decode("Grüße +- 1".encode("utf-7"), "utf-7")[0] == "Grüße +- 1"
    assert decode(b"Tom +AOk-t nothing", "us-ascii")[0] == "Tom +AOk-t nothing"
    assert decode("明日".encode("iso-2022-jp"))[0] == "明日"


def test_byte_order_marks_win() -> None:
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        assert decode(mark + "Grüße".encode(codec), "iso-8859-1")[0] == "Grüße"


@given(
    data=st.binary(max_size=200),
    declared=st.sampled_from(["", "hex", "rot13", "utf-16", "idna", "cp0", "big5", "utf-7"]),
)
def test_any_bytes_become_text(data: bytes, declared: str) -> None:
    text, problem = decode(data, declared)

    assert isinstance(text, str)
    assert problem in ("", "unknown-charset", "wrong-charset", "guessed-charset")


@given(name=st.text(max_size=60))
def test_any_name_is_a_codec_or_none(name: str) -> None:
    found = codec_for(name)

    assert found == "" or codecs.lookup(found)
