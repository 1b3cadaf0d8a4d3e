using System.Text.Json;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Programmes;

/// <summary>Programmes and their networks by the API.</summary>
public sealed class ProgrammeApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    private Caller Administrator => app.As(Role.Administrator);

    [Fact]
    public async Task A_programme_is_written_read_and_revised_over_the_version_that_was_seen()
    {
        var path = TestProgrammes.PathOf("revise");
        (await Administrator.PutAsync(path, TestProgrammes.Rules())).Problem.ShouldBe("version-non-precisee");
        var created = await Administrator.PutAsync(path, TestProgrammes.Rules(), ("If-None-Match", "*"));
        created.Status.ShouldBe(201);
        (await Administrator.PutAsync(path, TestProgrammes.Rules(), ("If-None-Match", "*"))).Problem.ShouldBe("version-depassee");

        var read = (await Administrator.GetAsync(path)).Ok();
        read.ETag.ShouldBe(created.ETag);
        (await app.As().GetAsync(path)).ETag.ShouldNotBe(created.ETag, "who reads is given a hash of the bytes");
        read.Json.GetProperty("members").GetInt32().ShouldBe(4);
        read.Json.GetProperty("targets")[0].GetProperty("left").GetInt32().ShouldBe(6);
        read.Json.GetProperty("targets")[0].GetProperty("forecast").ValueKind.ShouldBe(JsonValueKind.Null, "nobody came yet");

        var revised = await Administrator.PutAsync(path, TestProgrammes.Rules("Autre nom"), ("If-Match", created.ETag!));
        revised.Status.ShouldBe(200);
        (await Administrator.PutAsync(path, TestProgrammes.Rules(), ("If-Match", created.ETag!))).Problem.ShouldBe("version-depassee");
        (await app.As().GetAsync("/api/programmes")).Ok().Json.GetProperty("programmes").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString()).ShouldContain("Autre nom");
        Faults(await Administrator.PutAsync(
            TestProgrammes.PathOf("mal"), new { name = "", summary = "x", fictitious = true }, ("If-None-Match", "*")))
            .ShouldBe(["name", "notice"], ignoreOrder: true);
        (await app.As().GetAsync(TestProgrammes.PathOf("absent"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_batch_is_admitted_once_renewed_ended_and_corrected_and_the_network_is_read_as_of_any_day()
    {
        var path = await app.DefineProgrammeAsync("reseau");
        object batch = new
        {
            members = new object[]
            {
                new { key = "un", member = TestProgrammes.Member("Membre un", "2025-02-01", "03"), phase = "un" },
                new { key = "deux", member = TestProgrammes.Member("Membre deux", "2025-03-01", "04", "69"), phase = "un" },
                new { key = "reel", member = new { name = "Mende", bodies = new[] { new { code = "48095" } }, since = "2025-04-01" } },
            },
        };

        (await Administrator.PostAsync($"{path}/members", batch)).Ok().Json.GetProperty("members").GetInt32().ShouldBe(7);
        (await Administrator.PostAsync($"{path}/members", batch)).Ok().Json.GetProperty("members").GetInt32().ShouldBe(7);
        var renewals = new { renewals = new[] { new { renews = "un", key = "un-2", since = "2026-01-10", phase = "deux" } } };
        (await Administrator.PostAsync($"{path}/renewals", renewals)).Ok();
        (await Administrator.PostAsync($"{path}/members/deux/end", new { on = "2025-12-31", reason = "Projet arrêté." })).Ok();
        (await Administrator.PostAsync($"{path}/members/deux/end", new { on = "2025-12-30", reason = "Autre." })).Problem
            .ShouldBe("appartenance-terminee");
        (await Administrator.PostAsync($"{path}/members/absent/end", new { on = "2025-12-30", reason = "Autre." })).Status.ShouldBe(404);
        var correction = new { member = TestProgrammes.Member("Membre bien nommé", "2026-01-10", "05"), reason = "Une coquille." };
        (await Administrator.PutAsync($"{path}/members/un-2", correction)).Problem.ShouldBe("version-non-precisee");
        var seen = (await Administrator.GetAsync(path)).ETag!;
        (await Administrator.PutAsync($"{path}/members/un-2", correction, ("If-Match", seen))).Ok();

        (await KeysAsync(path, "2025-02-15")).ShouldBe(["un"]);
        (await KeysAsync(path, "2025-12-30")).ShouldBe(["un", "deux", "reel"]);
        (await KeysAsync(path, "2026-01-09")).ShouldBe(["un", "reel"]);
        var now = await NetworkAsync(path, "2026-04-01");
        now.GetProperty("count").GetInt32().ShouldBe(6);
        now.GetProperty("members").EnumerateArray().Select(one => one.GetProperty("key").GetString()).ShouldBe(["reel", "un-2"]);
        var renewed = now.GetProperty("members")[1];
        renewed.GetProperty("renews").GetString().ShouldBe("un");
        renewed.GetProperty("name").GetString().ShouldBe("Membre bien nommé");
        renewed.GetProperty("corrections")[0].GetProperty("nameBefore").GetString().ShouldBe("Membre un");
        now.GetProperty("members")[0].GetProperty("departements")[0].GetString().ShouldBe("48", "the national file places it");
        (await NetworkAsync(path, "2024-12-31")).GetProperty("count").ValueKind.ShouldBe(JsonValueKind.Null);
        now.GetProperty("amounts").EnumerateArray().Select(one => one.GetProperty("cents").GetInt64()).ShouldBe(
            [15_000_000, 10_000_000, 10_000_000], "a renewed member goes on, one who left is paid no more");

        var csv = (await app.As().GetAsync($"{path}/network?at=2026-04-01", ("Accept", "text/csv"))).Ok();
        csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        csv.Text.ShouldContain("insee:48095");
        (await app.As().GetAsync($"{path}/network?at=hier")).Problem.ShouldBe("jour-illisible");
    }

    [Fact]
    public async Task What_cannot_be_admitted_is_said_at_once_member_by_member()
    {
        var path = await app.DefineProgrammeAsync("fautes");

        Faults(await Administrator.PostAsync($"{path}/members", new
        {
            members = new object[]
            {
                new { key = "a", member = TestProgrammes.Member("A", "2024-01-01", "03") },
                new { key = "b", member = TestProgrammes.Member("B", "2025-02-01") },
                new { key = "c", member = TestProgrammes.Member("C", "2025-02-01", "03"), phase = "trois" },
            },
        })).ShouldBe(["members[0].member.since", "members[1].member.departements", "members[2].phase"]);
        Faults(await Administrator.PostAsync($"{path}/members", new
        {
            members = new object[]
            {
                new { key = "a", member = new { name = "A", bodies = new[] { new { code = "99999" } }, since = "2025-02-01" } },
                new { key = "b", member = TestProgrammes.Member("B", "2025-02-01", "Atlantide") },
            },
        })).ShouldBe(["members[0].member.bodies[0]", "members[1].member.departements[0]"]);
        (await app.As().GetAsync($"{path}/network")).Ok().Json.GetProperty("members").GetArrayLength().ShouldBe(0);
        Faults(await Administrator.PostAsync($"{path}/calls", new { call = "absent" })).ShouldBe(["call"]);
    }

    private async Task<JsonElement> NetworkAsync(string path, string day) =>
        (await app.As().GetAsync($"{path}/network?at={day}")).Ok().Json;

    private async Task<string?[]> KeysAsync(string path, string day) =>
        [.. (await NetworkAsync(path, day)).GetProperty("members").EnumerateArray().Select(one => one.GetProperty("key").GetString())];

    private static string?[] Faults(Reply reply) =>
        [.. reply.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())];
}
