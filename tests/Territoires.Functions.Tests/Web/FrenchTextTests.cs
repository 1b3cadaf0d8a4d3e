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
}
