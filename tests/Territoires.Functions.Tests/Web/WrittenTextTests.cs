using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Web;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("Un texte\n\tsur deux lignes\r\n")]
    [InlineData("Île-de-Bréhat, œuvre, 12\u202f000\u00a0€ «\u00a0ici\u00a0»")]
    [InlineData("👩\u200d🚒 et 🏳️\u200d🌈 et 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("می\u200cخواهم")]
    [InlineData("क्\u200dष")]
    [InlineData("inter\u00adcommunalité")]
    [InlineData("mairie d’Évry \uE000")]
    public void What_writes_something_stays(string text) => WrittenText.Clean(text).ShouldBe(text);

    [Theory]
    [InlineData("a\0b\u0007\u001b[0m\u007f\u0085", "ab[0m\n")]
    [InlineData("\u202Eabc\u202C \u2066d\u2069\u200f", "abc d")]
    [InlineData("\uFEFFLes\u200B For\u200Dges\u2060", "Les Forges")]
    [InlineData("a\uFFFEb\uFDD0", "ab")]
    [InlineData("\u00ad-\u00ad", "-")]
    [InlineData("x\U000E0067", "x")]
    [InlineData("\u200b\u200b", "")]
    [InlineData("\u3164\u2800 \u034f", "")]
    [InlineData("   ", "")]
    [InlineData("", "")]
    public void What_nobody_sees_goes(string text, string clean) => WrittenText.Clean(text).ShouldBe(clean);
}
