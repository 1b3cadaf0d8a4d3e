using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class CallDocumentTests
{
    private static readonly string First = new('a', 64), Second = new('b', 64);

    [Fact]
    public void Before_the_opening_a_document_is_given_replaced_in_its_place_and_taken_away()
    {
        var two = After(After(DefinedCall, Add("reglement", First)), Add("guide", Second));
        var replaced = After(two, Add("reglement", Second, replaces: First));

        two.Documents.Select(document => document.Name).ShouldBe(["reglement", "guide"]);
        two.DocumentOf("reglement").ShouldBe(new CallDocument("reglement", "Titre", First, 1000, InWindow));
        replaced.Documents.Select(document => (document.Name, document.Sha256)).ShouldBe([("reglement", Second), ("guide", Second)]);
        After(replaced, new RemoveDocument("reglement", Second)).Documents.Select(document => document.Name).ShouldBe(["guide"]);
    }

    [Fact]
    public void Once_the_call_is_open_documents_are_added_and_none_changes()
    {
        var open = After(OpenCall, Add("reglement", First));

        Refusal(open, Add("reglement", Second, replaces: First)).ShouldBe(new CallRefusal.DocumentFrozen());
        Refusal(open, Add("reglement", First, replaces: First) with { Title = "Autre titre" }).ShouldBe(new CallRefusal.DocumentFrozen());
        Refusal(open, new RemoveDocument("reglement", First)).ShouldBe(new CallRefusal.DocumentFrozen());
        After(PublishedCall with { Documents = open.Documents }, Add("rectificatif", Second)).Documents.Count.ShouldBe(2);
    }

    [Fact]
    public void Asked_again_it_was_done()
    {
        var call = After(DefinedCall, Add("reglement", First));

        Decide(call, Add("reglement", First)).Value.ShouldBeEmpty();
        Decide(call, new RemoveDocument("guide", Second)).Value.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_seen_is_not_replaced_nor_taken_away()
    {
        var call = After(DefinedCall, Add("reglement", First));

        Refusal(call, Add("reglement", Second)).ShouldBe(new CallRefusal.DocumentChanged());
        Refusal(call, Add("reglement", Second, replaces: Second)).ShouldBe(new CallRefusal.DocumentChanged());
        Refusal(call, Add("guide", Second, replaces: First)).ShouldBe(new CallRefusal.DocumentChanged());
        Refusal(call, new RemoveDocument("reglement", Second)).ShouldBe(new CallRefusal.DocumentChanged());
    }

    [Fact]
    public void Rules_written_anew_keep_the_documents()
    {
        var call = After(DefinedCall, Add("reglement", First));

        After(call, new Define("essai", Rules)).Documents.ShouldBe(call.Documents);
    }

    [Theory]
    [InlineData("", "Titre", "name")]
    [InlineData("Règlement", "Titre", "name")]
    [InlineData("../secret", "Titre", "name")]
    [InlineData("reglement", " ", "title")]
    public void A_name_and_a_title_are_asked(string name, string title, string field) =>
        Faults(DefinedCall, Add(name, First) with { Title = title }).ShouldBe([field]);

    [Fact]
    public void A_title_and_a_list_have_an_end()
    {
        Faults(DefinedCall, Add("reglement", First) with { Title = new string('x', CallDocument.MaxTitle + 1) }).ShouldBe(["title"]);
        var full = Enumerable.Range(0, CallDocument.MaxDocuments)
            .Aggregate(DefinedCall, (call, number) => After(call, Add($"document-{number}", First) with { Title = $"Document {number}" }));
        Faults(full, Add("un-de-trop", Second)).ShouldBe(["file"]);
        After(full, Add("document-3", Second, replaces: First)).Documents.Count.ShouldBe(CallDocument.MaxDocuments);
    }

    private static AddDocument Add(string name, string sha256, string? replaces = null) => new(name, "Titre", sha256, 1000, replaces);

    private static Result<CallFact[], CallRefusal> Decide(CallState call, CallCommand command) =>
        CallDecision.Decide(call, command, InWindow);

    private static CallState After(CallState call, CallCommand command) =>
        Decide(call, command).Value.Aggregate(call, CallEvolution.Evolve);

    private static CallRefusal? Refusal(CallState call, CallCommand command) => Decide(call, command).Refusal;

    private static IEnumerable<string> Faults(CallState call, CallCommand command) =>
        Refusal(call, command).ShouldBeOfType<CallRefusal.DocumentUnacceptable>().Faults.Select(fault => fault.Field);
}
