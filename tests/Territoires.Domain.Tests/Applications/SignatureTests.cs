using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

public sealed class SignatureTests
{
    private static readonly CallState Signing = OpenCall with { Rules = Rules with { SignatureRequired = true } };
    private static readonly LegalSignature Signed = new("signature-1", "sel", "Camille Exemple", "Maire", Certified: true);

    [Fact]
    public void Where_the_rules_ask_for_it_nothing_is_submitted_unsigned() =>
        FaultsOf(new Submit(Signing, "key-1", "essai-abc234", "d"))
            .ShouldBe(["signature.name", "signature.function", "signature.certified"]);

    [Fact]
    public void A_signature_that_is_given_is_whole_even_when_nobody_asks_for_it()
    {
        FaultsOf(new Submit(OpenCall, "key-1", "essai-abc234", "d", Signed with { Certified = false })).ShouldBe(["signature.certified"]);
        FaultsOf(new Submit(OpenCall, "key-1", "essai-abc234", "d", Signed with { Name = new string('x', 201), Function = " " }))
            .ShouldBe(["signature.name", "signature.function"]);
    }

    [Fact]
    public void The_fact_holds_an_id_and_a_salted_hash_and_no_name()
    {
        var fact = ApplicationDecision.Decide(Draft, new Submit(Signing, "key-1", "essai-abc234", "d", Signed), InWindow).Value
            .ShouldHaveSingleItem().ShouldBeOfType<ApplicationFact.ApplicationSubmitted>();

        fact.Submission.Signature.ShouldBe(Signed.Seal);
        Signed.Seal.Sha256.ShouldMatch("^[0-9a-f]{64}$");
        (Signed with { Salt = "autre" }).Seal.Sha256.ShouldNotBe(Signed.Seal.Sha256, "without the salt a name cannot be guessed");
        System.Text.Json.JsonSerializer.Serialize(fact).ShouldNotContain("Exemple");
    }

    [Fact]
    public void The_same_key_signed_by_somebody_else_is_another_submission()
    {
        var submitted = Submitted with { Submission = Submitted.Submission! with { Signature = Signed.Seal } };
        ApplicationDecision.Decide(submitted, new Submit(Signing, "key-1", "", "digest-1", Signed), InWindow).Value.ShouldBeEmpty();
        ApplicationDecision.Decide(
            submitted, new Submit(Signing, "key-1", "", "digest-1", Signed with { Name = "Autre" }), InWindow).Refusal
                .ShouldBeOfType<ApplicationRefusal.KeyReused>();
        ApplicationDecision.Decide(
            submitted, new Submit(Signing, "key-1", "", "digest-1", Signed with { Id = "signature-2", Name = "Autre" }), InWindow)
            .IsRefused.ShouldBeFalse("what was erased is not compared");
    }

    private static IEnumerable<string> FaultsOf(Submit submit) =>
        ApplicationDecision.Decide(
            Draft, submit, InWindow).Refusal.ShouldBeOfType<ApplicationRefusal.Incomplete>().Faults.Select(fault => fault.Field);
}
