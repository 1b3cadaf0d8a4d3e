using Territoires.Cli.Play;
using Territoires.Domain.Calls;
using Territoires.Web.Desk.Rules;

namespace Territoires.Functions.Tests.Creation;

/// <summary>The templates that a new call can begin from say what the calls of their folders say.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("atelier-des-territoires-2023")]
    [InlineData("fabriques-de-territoire")]
    public void A_template_has_the_rules_of_the_call_that_is_played(string folder)
    {
        var call = Seed.Read(SeedFolders.PathOf(folder)).Call;
        var rules = RulesTemplates.Find(folder)!.Rules;

        (rules.Title, rules.Programme, rules.Organiser, rules.Summary, rules.Places, rules.Fictitious)
            .ShouldBe((call.Title, call.Programme, call.Organiser, call.Summary, call.Places, call.Fictitious));
        (rules.Calendar.Zone, rules.Calendar.Opens.Local, rules.Calendar.Closing.Local, rules.Calendar.ReviewsDue.Local)
            .ShouldBe((call.Calendar.TimeZone, call.Calendar.Opens, call.Calendar.Closes, call.Calendar.ReviewDeadline));
        rules.Calendar.EarliestPublication.Local.ShouldBe(call.Calendar.EarliestPublication);
        rules.Grid.ShouldBe(call.Grid.Criteria.Select(one => new Criterion(one.Id, one.Label, one.Weight, one.Question)));
        rules.RequiredDocuments.ShouldBe(call.Documents.Where(one => one.Required).Select(one => one.Kind));
        rules.Form.ShouldBeEquivalentTo(call.Form ?? []);
        rules.ShowsAnswers.ShouldBeTrue();
        (rules.EnvelopeCents, rules.EnvelopeLabel).ShouldBe((call.Envelope.Euros * 100, call.Envelope.Label));
        (rules.Support!.Months, rules.Support.CentsAYear).ShouldBe((call.Support.Months, call.Support.CentsAYear));
        rules.Support.Steps!.Select(step => step.Title).ShouldBe(call.Support.Steps.Select(step => step.Title));
    }

    [Fact]
    public void The_form_of_an_atelier_asks_what_its_page_shows_and_no_other_template_asks_a_credit()
    {
        RulesTemplates.All.ShouldAllBe(template => template.Rules.ShowsAnswers);
        var atelier = RulesTemplates.Find("atelier-des-territoires-2023")!.Rules;
        atelier.Questions.Select(question => question.ShownAs).ShouldBe([ShownAs.Theme, ShownAs.Ambitions, ShownAs.PhotoCredit]);
        RulesTemplates.All.Count(template => template.Rules.Shows(ShownAs.PhotoCredit)).ShouldBe(1);
        RulesTemplates.All.Count(template => template.Rules.Shows(ShownAs.Theme)).ShouldBe(2, "and the Fabriques");
    }

    [Fact]
    public void Every_programme_that_is_played_has_its_template() =>
        RulesTemplates.All.Select(template => template.Key).ShouldBe(SeedFolders.Names, ignoreOrder: true);
}
