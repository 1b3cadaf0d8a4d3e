using Territoires.Domain.Jury;
using Territoires.Web.Refusals;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Web;

/// <summary>Keys of seats, colleges and people, as they are read.</summary>
public sealed class SeatWordsTests
{
    [Theory]
    [InlineData("siege-1", "Siège 1")]
    [InlineData("siege-12", "Siège 12")]
    [InlineData("s7", "Siège 7")]
    [InlineData("seat-3", "Siège 3")]
    [InlineData("presidence", "Presidence")]
    [InlineData("Préfecture 2", "Préfecture 2")]
    public void A_seat_is_called_by_its_number_and_by_its_words(string key, string words) => SeatWords.Of(key).ShouldBe(words);

    [Theory]
    [InlineData("personnalites-qualifiees", "Personnalités qualifiées")]
    [InlineData("experts", "Experts")]
    [InlineData("élus", "Élus")]
    [InlineData("reseau", "Réseau")]
    [InlineData("services-de-l-etat", "Services de l’État")]
    [InlineData("Réseau des tiers-lieux", "Réseau des tiers-lieux")]
    [InlineData("", "")]
    public void A_college_is_read_with_its_accents(string key, string words) => SeatWords.College(key).ShouldBe(words);

    [Theory]
    [InlineData("juror-3", "Membre du jury 3")]
    [InlineData("j9", "Membre du jury 9")]
    [InlineData("secretary-1", "Secrétaire 1")]
    [InlineData("ddt-f0", "DDT F0")]
    [InlineData("ddt-48", "DDT 48")]
    [InlineData("service-fictif", "Service fictif")]
    [InlineData("0199d0000000700080000000000000e1", "0199d0000000700080000000000000e1")]
    [InlineData("service-0199d0000000700080000000000000e1", "service-0199d0000000700080000000000000e1")]
    [InlineData("camille-essai", "camille-essai")]
    public void A_person_is_called_by_what_their_id_says_and_by_it_where_it_says_nothing(string id, string words) =>
        PersonWords.Of(id).ShouldBe(words);

    [Fact]
    public void Whoever_has_a_quality_is_called_by_it() =>
        PersonWords.Shown(new Dictionary<string, string> { ["juror-1"] = "Jurée 1", ["juror-2"] = "juror-2" })
            .ShouldBe(new Dictionary<string, string> { ["juror-1"] = "Jurée 1", ["juror-2"] = "Membre du jury 2" });

    [Fact]
    public void A_refusal_calls_people_as_the_page_does()
    {
        var people = new Dictionary<string, string>
        {
            ["juror-1"] = "Jurée 1",
            ["juror-10"] = "Maire de Roubaix",
            ["juror-2"] = "Membre du jury 2",
        };
        var problem = Problems.Of(new JurySessionRefusal.SeatTaken("siege-1", "juror-10"));

        PersonWords.InWords(problem.Detail, people).ShouldStartWith("Maire de Roubaix y siège");
    }
}
