using System.Text.Json;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class AtelierSeedTests(ReferentialFixture referential) : IClassFixture<ReferentialFixture>
{
    private static readonly string[] OutcomeWords =
        ["lauréat", "laureate", "winner", "gagnant", "vainqueur", "retenu", "désign", "sélectionn", "rank", "classement"];

    private static readonly string[] JurorLabels =
    [
        .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"Juré {number}", $"Jurée {number}" }),
    ];

    private static readonly JsonElement[] Applications = Rows("applications.json", "applications");

    [Fact]
    public void Every_file_says_in_french_what_it_invents()
    {
        // The template of rules is just what the API takes: it says that it is invented, and has no room for a notice.
        Seeds.Atelier("rules.json").GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        var files = Directory.GetFiles(Seeds.AtelierFolder, "*.json").Select(Path.GetFileName).Where(name => name != "rules.json").Order();
        files.ShouldBe(
            ["applications.json", "call.json", "opinions.json", "panel.json", "recusals.json", "reviews.json",
                "services.json", "votes.json"]);
        foreach (var file in files)
        {
            Seeds.Atelier(file!).GetProperty("fictitious").GetBoolean().ShouldBeTrue(file);
            Text(Seeds.Atelier(file!), "notice").ShouldNotBeNullOrWhiteSpace(file);
        }
    }

    [Fact]
    public void The_call_has_weights_that_sum_to_a_hundred_and_a_calendar_in_order()
    {
        var call = Seeds.Atelier("call.json");
        call.GetProperty("grid").GetProperty("criteria").EnumerateArray().Sum(row => row.GetProperty("weight").GetInt32()).ShouldBe(100);
        var calendar = call.GetProperty("calendar");
        Text(calendar, "timeZone").ShouldBe("Europe/Paris");
        string[] steps = ["opens", "closes", "reviewDeadline", "session", "earliestPublication"];
        steps.Select(step => calendar.GetProperty(step).GetDateTime()).ShouldBeInOrder(SortDirection.Ascending);
        call.GetProperty("places").GetInt32().ShouldBe(6);
        call.GetProperty("envelope").GetProperty("euros").GetInt32().ShouldBe(1_000_000);
    }

    [Fact]
    public void Forty_applications_are_distinct_and_six_of_them_real()
    {
        Applications.Length.ShouldBe(40);
        Applications.Count(IsReal).ShouldBe(6);
        foreach (var field in new[] { "key", "title", "theme", "summary" })
        {
            Applications.Select(application => Text(application, field)).ShouldBeUnique();
        }

        Applications.ShouldAllBe(application => Text(application, "theme")!.EndsWith('?'));
        Applications.Where(IsReal).SelectMany(application => application.GetProperty("regions").EnumerateArray())
            .Select(region => region.GetString()).ShouldBeUnique();
        Applications.Where(IsReal).Select(application => application.GetProperty("ambitions").GetArrayLength()).Order()
            .ShouldBe([3, 3, 4, 4, 4, 4]);
    }

    [Fact]
    public void Lead_bodies_are_what_the_directory_makes_of_their_names_and_codes()
    {
        foreach (var application in Applications)
        {
            foreach (var body in application.GetProperty("leadBodies").EnumerateArray())
            {
                var name = Text(body, "name")!;
                var codes = body.GetProperty("codes").EnumerateArray().Select(code => Text(code, "value")!).ToList();
                var resolved = referential.WithFictitious.Resolve(name);
                if (Text(body, "resolution") == "unknown")
                {
                    codes.ShouldBeEmpty(name);
                    resolved.ShouldBe(new TerritoryMatch.Unknown(name));
                    continue;
                }

                var found = resolved.ShouldBeOfType<TerritoryMatch.Exact>(name).Territory;
                found.Codes.Select(code => code.Value).ShouldBe(codes);
                TerritoryKindCode.Of(found.Kind).ShouldBe(Text(body, "kind"));
                found.Fictitious.ShouldBe(!IsReal(application), name);
            }
        }
    }

    [Fact]
    public void Partner_services_are_known_and_lie_in_the_application_s_departements()
    {
        var services = Rows("services.json", "services").ToDictionary(service => Text(service, "id")!);
        foreach (var application in Applications)
        {
            foreach (var service in application.GetProperty("partnerServices").EnumerateArray().Select(id => services[id.GetString()!]))
            {
                Strings(service, "departements").ShouldBeSubsetOf(Strings(application, "departements"));
                service.GetProperty("fictitious").GetBoolean().ShouldBe(!IsReal(application));
            }
        }
    }

    [Fact]
    public void Nothing_invented_is_said_about_a_real_body()
    {
        var real = Applications.Where(IsReal).Select(application => Text(application, "key")).ToHashSet();
        Rows("reviews.json", "reviews").Where(row => real.Contains(Text(row, "application")))
            .ShouldAllBe(row => Text(row, "comment") == null);
        Rows("opinions.json", "opinions").Where(row => real.Contains(Text(row, "application")))
            .ShouldAllBe(row => Text(row, "text") == null);
        Rows("recusals.json", "recusals").ShouldAllBe(row => !real.Contains(Text(row, "application")));
        var invented = Rows("services.json", "services").Where(row => row.GetProperty("fictitious").GetBoolean())
            .Select(row => Text(row, "id")).ToHashSet();
        Rows("opinions.json", "opinions").ShouldAllBe(row => invented.Contains(Text(row, "service")));
    }

    [Fact]
    public void A_recused_juror_neither_reviews_nor_votes_on_that_application()
    {
        var recused = Rows("recusals.json", "recusals").Select(row => (Text(row, "application"), Text(row, "juror"))).ToHashSet();
        recused.ShouldNotBeEmpty();
        Rows("reviews.json", "reviews").ShouldAllBe(row => !recused.Contains(new(Text(row, "application"), Text(row, "juror"))));
        Rows("votes.json", "items").ShouldAllBe(item =>
            item.GetProperty("votes").EnumerateObject().All(vote => !recused.Contains(new(Text(item, "application"), vote.Name))));
    }

    [Fact]
    public void Each_application_has_two_or_three_complete_reviews_and_a_vote_of_every_sitting_juror()
    {
        var reviews = Rows("reviews.json", "reviews").ToLookup(row => Text(row, "application"));
        var votes = Rows("votes.json", "items").ToDictionary(item => Text(item, "application")!);
        var recusals = Rows("recusals.json", "recusals").CountBy(row => Text(row, "application")!).ToDictionary();
        var criteria = Seeds.Atelier("call.json").GetProperty("grid").GetProperty("criteria").EnumerateArray()
            .Select(row => Text(row, "id")).ToList();
        votes.Count.ShouldBe(Applications.Length);
        foreach (var key in Applications.Select(application => Text(application, "key")!))
        {
            reviews[key].Count().ShouldBeInRange(2, 3);
            reviews[key].Select(row => Text(row, "juror")).ShouldBeUnique();
            foreach (var scores in reviews[key].Select(row => row.GetProperty("scores").EnumerateObject().ToList()))
            {
                scores.Select(score => score.Name).ShouldBe(criteria);
                scores.ShouldAllBe(score => score.Value.GetInt32() >= 0 && score.Value.GetInt32() <= 5);
            }

            votes[key].GetProperty("votes").EnumerateObject().Count().ShouldBe(7 - recusals.GetValueOrDefault(key));
        }
    }

    [Fact]
    public void The_votes_alone_fill_the_places()
    {
        var ranked = Rows("votes.json", "items")
            .Select(item => (Key: Text(item, "application"), For: Count(item, "for"), Against: Count(item, "against")))
            .Where(item => item.For > item.Against)
            .OrderByDescending(item => item.For)
            .ToList();
        ranked.Take(6).Select(item => item.Key)
            .ShouldBe(Applications.Where(IsReal).Select(application => Text(application, "key")), ignoreOrder: true);
        ranked[5].For.ShouldBeGreaterThan(ranked[6].For);
    }

    [Fact]
    public void Jurors_have_a_number_and_no_name()
    {
        var jurors = Rows("panel.json", "jurors");
        jurors.Length.ShouldBe(9);
        jurors.ShouldAllBe(juror => JurorLabels.Contains(Text(juror, "label")));
        jurors.Count(juror => Text(juror, "role") == "chair").ShouldBe(1);
        jurors.SelectMany(juror => juror.EnumerateObject()).Select(field => field.Name).Distinct()
            .ShouldBe(["id", "label", "seat", "role", "college"]);
    }

    [Fact]
    public void No_file_says_who_is_chosen()
    {
        foreach (var file in Directory.GetFiles(Seeds.AtelierFolder))
        {
            var text = File.ReadAllText(file);
            OutcomeWords.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(file);
        }
    }

    private static bool IsReal(JsonElement application) => !application.GetProperty("fictitious").GetBoolean();

    private static JsonElement[] Rows(string file, string list) => [.. Seeds.Atelier(file).GetProperty(list).EnumerateArray()];

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();

    private static IEnumerable<string?> Strings(JsonElement row, string field) =>
        row.GetProperty(field).EnumerateArray().Select(item => item.GetString());

    private static int Count(JsonElement item, string vote) =>
        item.GetProperty("votes").EnumerateObject().Count(cast => cast.Value.GetString() == vote);
}
