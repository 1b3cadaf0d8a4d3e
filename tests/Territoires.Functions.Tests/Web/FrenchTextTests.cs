using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Web;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData("le secrétariat", "au secrétariat")]
    [InlineData("les membres du jury", "aux membres du jury")]
    [InlineData("l’autorité", "à l’autorité")]
    [InlineData("la présidence du jury", "à la présidence du jury")]
    public void An_article_after_a_is_contracted_as_french_asks(string noun, string dative) => FrenchText.To(noun).ShouldBe(dative);

    [Theory]
    [InlineData(0, 0, "18\u00a0h\u00a002")]
    [InlineData(17, 0, "18\u00a0h\u00a003")]
    [InlineData(0, 1, "18\u00a0h\u00a003")]
    public void What_begins_is_said_to_the_minute_and_never_before_it_does(int second, int millisecond, string hour)
    {
        var opens = new DateTimeOffset(2026, 11, 30, 17, 2, second, millisecond, TimeSpan.Zero);

        FrenchText.Minute(opens, "Europe/Paris").ShouldBe($"30\u00a0novembre 2026 à {hour} (heure de Paris)");
    }

    [Fact]
    public void A_deadline_is_said_to_the_second() => FrenchText.Instant(
            new DateTimeOffset(2026, 11, 30, 17, 2, 17, TimeSpan.Zero), "Europe/Paris")
        .ShouldBe("30\u00a0novembre 2026 à 18\u00a0h\u00a002\u00a0min\u00a017\u00a0s (heure de Paris)");
}
