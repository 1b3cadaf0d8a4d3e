using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

/// <summary>The documents that go with a call, given by a program and read by anybody.</summary>
public sealed class CallDocumentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    private Caller Administrator => app.As(Role.Administrator);

    [Fact]
    public async Task A_document_is_given_before_the_opening_and_read_by_anybody_after_it()
    {
        var (call, bytes) = (await DefinedAsync("ouvre"), TestCalls.Pdf(2000));
        var address = $"/api/calls/{call}/documents/reglement";

        var given = (await Administrator.PutPdfAsync($"{address}?title=R%C3%A8glement%20sign%C3%A9", bytes, ("If-None-Match", "*"))).Ok();

        (given.String("title"), given.String("address")).ShouldBe(("Règlement signé", address));
        (await app.As().GetAsync(address)).Status.ShouldBe(404, "the call is the organiser's business until it opens");
        (await Administrator.GetAsync(address)).Ok().Bytes.ShouldBe(bytes);
        (await Administrator.PostAsync($"/api/calls/{call}/opening")).Ok();
        var read = (await app.As().GetAsync(address)).Ok();
        (read.MediaType, read.ETag).ShouldBe(("application/pdf", given.ETag));
        read.Bytes.ShouldBe(bytes);
        (await app.As().GetAsync(address, ("If-None-Match", given.ETag!))).Status.ShouldBe(304);
        (await app.As().GetAsync($"/api/calls/{call}")).Ok().Json.GetProperty("documents")[0].GetProperty("address")
            .GetString().ShouldBe(address);
        (await app.As().GetAsync($"/appels/{call}")).Ok().Text.ShouldContain($"href=\"{address}\"");
        (await app.As().GetAsync($"/api/calls/{call}/documents/guide")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Whoever_replaces_or_takes_away_says_what_they_saw()
    {
        var call = await DefinedAsync("remplace");
        var address = $"/api/calls/{call}/documents/reglement";
        var first = (await PutAsync(address, 1000, ("If-None-Match", "*"))).Ok();

        (await PutAsync(address, 1200)).Problem.ShouldBe("version-non-precisee");
        (await PutAsync(address, 1200, ("If-None-Match", "*"))).Problem.ShouldBe("version-depassee");
        var second = (await PutAsync(address, 1200, ("If-Match", first.ETag!))).Ok();
        (await Administrator.DeleteAsync(address)).Problem.ShouldBe("version-non-precisee");
        (await Administrator.DeleteAsync(address, ("If-Match", first.ETag!))).Problem.ShouldBe("version-depassee");
        (await Administrator.DeleteAsync(address, ("If-Match", second.ETag!))).Status.ShouldBe(204);
        (await Administrator.DeleteAsync(address, ("If-Match", second.ETag!))).Status.ShouldBe(204, "it is gone already");
        (await Administrator.GetAsync(address)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_candidates_may_have_read_stays()
    {
        var call = await DefinedAsync("reste");
        var address = $"/api/calls/{call}/documents/reglement";
        var given = (await PutAsync(address, 1000, ("If-None-Match", "*"))).Ok();
        (await Administrator.PostAsync($"/api/calls/{call}/opening")).Ok();

        (await PutAsync(address, 1200, ("If-Match", given.ETag!))).Problem.ShouldBe("document-fige");
        (await Administrator.DeleteAsync(address, ("If-Match", given.ETag!))).Problem.ShouldBe("document-fige");
        (await PutAsync($"/api/calls/{call}/documents/foire-aux-questions", 1200, ("If-None-Match", "*"))).Ok();
        (await app.As().GetAsync(address)).Ok().ETag.ShouldBe(given.ETag);
    }

    [Fact]
    public async Task What_is_no_document_is_refused_and_leaves_nothing()
    {
        var call = await DefinedAsync("refuse");
        var address = $"/api/calls/{call}/documents/reglement";

        (await Administrator.SendAsync(
            HttpMethod.Put, $"{address}?title=Titre", Caller.Bytes([.. "Bonjour"u8], "application/pdf"), ("If-None-Match", "*"))).Problem
                .ShouldBe("piece-pas-un-pdf");
        (await Administrator.PutPdfAsync(address, TestCalls.Pdf(), ("If-None-Match", "*"))).Problem.ShouldBe("document-mal-decrit");
        (await PutAsync($"/api/calls/{call}/documents/R%C3%A8glement", 1000, ("If-None-Match", "*"))).Problem
            .ShouldBe("document-mal-decrit");
        (await PutAsync("/api/calls/inconnu/documents/reglement", 1000, ("If-None-Match", "*"))).Status.ShouldBe(404);
        (await Administrator.GetAsync($"/api/calls/{call}")).Ok().Json.GetProperty("documents").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_administrator_of_another_call_knows_nothing_of_it()
    {
        var call = await DefinedAsync("ailleurs");
        var other = app.AsActor(new Actor("administrator-9", new HashSet<Role> { Role.Administrator }, "autre", []));

        (await other.PutPdfAsync($"/api/calls/{call}/documents/reglement?title=Titre", TestCalls.Pdf(), ("If-None-Match", "*"))).Status
            .ShouldBe(404);
        (await other.DeleteAsync($"/api/calls/{call}/documents/reglement", ("If-Match", "\"x\""))).Status.ShouldBe(404);
    }

    private Task<Reply> PutAsync(string address, int bytes, params (string Name, string Value)[] headers) =>
        Administrator.PutPdfAsync($"{address}?title=Titre", TestCalls.Pdf(bytes), headers);

    private async Task<string> DefinedAsync(string name)
    {
        (await Administrator.PutAsync($"/api/calls/documents-{name}", TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        return $"documents-{name}";
    }
}
