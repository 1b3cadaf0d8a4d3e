using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Storage;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What any version stored is read by this one: nothing of a fact is lost, and facts make the state that they made.</summary>
public sealed class KeptLifeTests
{
    public static TheoryData<string> Files => [.. KeptLives.OfTheRepository.Files.Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_kept_life_is_read_whole_and_makes_its_state(string file)
    {
        foreach (var life in KeptLife.Read(KeptLives.OfTheRepository.Files.Single(path => Path.GetFileName(path) == file)))
        {
            FactChain.FirstBroken(life.Facts).ShouldBeNull();
            FaultsOf(life).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_fact_has_a_kept_life()
    {
        var kept = KeptLives.OfTheRepository.Files.SelectMany(KeptLife.Read).SelectMany(life => life.Types).Distinct();
        string[] all =
        [
            .. Facts<CallFact>("call"), .. Facts<ApplicationFact>("application"), .. Facts<ReviewFact>("review"),
            .. Facts<JurySessionFact>("session"), .. Facts<ProgrammeFact>("programme"), .. Facts<EnquiryFact>("enquiry"),
        ];

        all.Except(kept).ShouldBeEmpty("./dev accept keeps the first life that has it");
    }

    /// <summary>Facts that no call of these tests comes to, each after a kept life as far as that goes.</summary>
    [Fact]
    public void A_fact_that_no_call_of_the_tests_makes_has_its_life_too()
    {
        KeptLife[] lives =
        [
            Continued<ApplicationState, ApplicationFact>(
                "application-DraftStarted", "DraftStarted", ApplicationEvolution.Evolve, _ => new ApplicationFact.DraftDeleted()),
            Continued<ApplicationState, ApplicationFact>(
                "application-DraftStarted", "DraftStarted", ApplicationEvolution.Evolve,
                _ => new ApplicationFact.EditorInvited("0199d0000000700080000000000000e1")),
            Continued<ApplicationState, ApplicationFact>(
                "application-DraftStarted", "DraftStarted", ApplicationEvolution.Evolve,
                _ => new ApplicationFact.EditorRemoved("0199d0000000700080000000000000e1")),
            Continued<ApplicationState, ApplicationFact>(
                "application-CorrectionDocumentAttached", "CorrectionDocumentAttached", ApplicationEvolution.Evolve,
                last => new ApplicationFact.CorrectionDocumentDetached(((ApplicationFact.CorrectionDocumentAttached)last).Document.Kind)),
            Continued<JurySessionState, JurySessionFact>(
                "session-SessionConvened", "SessionConvened", JurySessionEvolution.Evolve,
                last => new JurySessionFact.ItemAdded(
                    ((JurySessionFact.SessionConvened)last).Agenda[0] with { ApplicationId = "added", Number = "added-000000" })),
            Continued<JurySessionState, JurySessionFact>(
                "session-SessionConvened", "SessionConvened", JurySessionEvolution.Evolve, _ => new JurySessionFact.SessionMoved(
                    new Summons(
                        new Moment("2026-07-20T09:30:00", "Europe/Paris", new DateTimeOffset(2026, 7, 20, 7, 30, 0, TimeSpan.Zero)),
                        "Salle 2", "https://webconf.exemple.fr/jury"))),
            Continued<JurySessionState, JurySessionFact>(
                "session-SessionConvened", "SessionConvened", JurySessionEvolution.Evolve,
                last => new JurySessionFact.SummonsAnswered(((JurySessionFact.SessionConvened)last).Seats[0].Titular, false)),
            Continued<JurySessionState, JurySessionFact>(
                "session-SessionConvened", "SessionConvened", JurySessionEvolution.Evolve,
                last => new JurySessionFact.AgendaOrdered(
                    [.. ((JurySessionFact.SessionConvened)last).Agenda.Select(item => item.ApplicationId).Reverse()])),
            Continued<JurySessionState, JurySessionFact>(
                "session-SessionConvened", "SessionConvened", JurySessionEvolution.Evolve,
                last => new JurySessionFact.ItemTakenUp(
                    ((JurySessionFact.SessionConvened)last).Agenda[0].ApplicationId, "secretary-1",
                    new DateTimeOffset(2026, 7, 20, 7, 30, 0, TimeSpan.Zero))),
            Continued<CallState, CallFact>(
                "call-ProposalSent", "ProposalSent", CallEvolution.Evolve, _ => new CallFact.OverlapAnswered(new OverlapAnswer(
                    new ApplicationRef("added", "added-000000"), new ApplicationRef("added-2", "added-000002"),
                    "Deux projets sur deux sites.", new DateTimeOffset(2026, 7, 20, 7, 30, 0, TimeSpan.Zero)))),
            Continued<ApplicationState, ApplicationFact>(
                "application-OpinionGiven", "OpinionGiven", ApplicationEvolution.Evolve, _ => new ApplicationFact.RemarkWritten(
                    new Remark("secretary-1", RemarkSide.Secretary, "Le plan manque.",
                    new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero)))),
            Continued<ApplicationState, ApplicationFact>(
                "application-RemarkWritten", "RemarkWritten", ApplicationEvolution.Evolve, _ => new ApplicationFact.RemarkTakenBack(1)),
            Prepared(),
        ];

        foreach (var life in lives)
        {
            FaultsOf(life).ShouldBeEmpty();
            KeptLives.OfTheRepository.Keep(life);
        }
    }

    [Fact]
    public async Task A_whole_call_stores_what_a_kept_one_stored()
    {
        await using var app = await TestApp.StartAsync();
        await CommissionJourney.ToAsync(app, CommissionStage.Published);

        KeptLives.OfTheRepository.Match(await LivesOfAsync(app));
    }

    [Fact]
    public async Task A_whole_call_that_shows_answers_stores_what_a_kept_one_stored()
    {
        await using var app = await TestApp.StartAsync();
        await CommissionJourney.ToAsync(app, CommissionStage.Published, CommissionPlan.ThatShowsAnswers(app.Now));

        KeptLives.OfTheRepository.Match(await LivesOfAsync(app));
    }

    [Fact]
    public void A_member_that_is_no_longer_read_is_seen()
    {
        var life = Having("application-OpinionGiven");
        var facts = life.Facts.Select(fact => fact with { Json = fact.Json.Replace("\"verdict\"", "\"view\"", StringComparison.Ordinal) })
            .ToArray();

        facts.ShouldNotBe(life.Facts);
        FaultsOf(life with { Facts = facts }).ShouldNotBeEmpty();
    }

    /// <summary>A call that a secretary prepared, sent twice and had approved.</summary>
    private static KeptLife Prepared()
    {
        var at = new DateTimeOffset(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);
        var written = (CallFact.CallDefined)StoredJson.Read<CallFact>(Having("call-CallDefined").Facts[0].Json);
        CallFact[] facts =
        [
            written with { PreparedBy = "secretary-1" }, new CallFact.PreparationSent(at),
            new CallFact.PreparationReturned("Les dates se chevauchent.", at), new CallFact.PreparationSent(at),
            new CallFact.PreparationApproved(at),
        ];
        var stored = new List<StoredFact>();
        foreach (var fact in facts)
        {
            stored.Add(StoredFact.After(
                stored.Count, stored.Count == 0 ? FactChain.Genesis : stored[^1].Hash, "2026-04-20T08:00:00.0000000Z", "secretary-1",
                fact.GetType().Name, StoredJson.Write(fact)));
        }

        return new KeptLife("call", StoredJson.Write(facts.Aggregate((CallState?)null, CallEvolution.Evolve)!), stored);
    }

    private static KeptLife Having(string type) =>
        KeptLives.OfTheRepository.Files.SelectMany(KeptLife.Read).First(life => life.Types.Contains(type));

    /// <summary>A kept life up to a fact, and one more.</summary>
    private static KeptLife Continued<TState, TFact>(
        string type, string until, Func<TState?, TFact, TState> evolve, Func<TFact, TFact> next)
        where TState : class
        where TFact : class
    {
        var life = Having(type);
        StoredFact[] facts = [.. life.Facts.Take(1 + life.Facts.Select(fact => fact.Type).ToList().IndexOf(until))];
        var last = facts[^1];
        var added = next(StoredJson.Read<TFact>(last.Json));
        facts = [.. facts, StoredFact.After(last.Sequence, last.Hash, last.At, last.Actor, added.GetType().Name, StoredJson.Write(added))];
        var state = facts.Aggregate((TState?)null, (state, fact) => evolve(state, StoredJson.Read<TFact>(fact.Json)));
        return new KeptLife(life.Kind, StoredJson.Write(state!), facts);
    }

    private static IEnumerable<string> Facts<T>(string kind) =>
        typeof(T).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>()
            .Select(one => $"{kind}-{one.TypeDiscriminator}");

    private static List<string> FaultsOf(KeptLife life) => life.Kind switch
    {
        "call" => FaultsOf<CallState, CallFact>(life, CallEvolution.Evolve, (fact, _) => fact),
        "application" => FaultsOf<ApplicationState, ApplicationFact>(life, ApplicationEvolution.Evolve, ApplicationWords.Each),
        "review" => FaultsOf<ReviewState, ReviewFact>(life, ReviewEvolution.Evolve, ReviewWords.Each),
        "programme" => FaultsOf<ProgrammeState, ProgrammeFact>(life, ProgrammeEvolution.Evolve, (fact, _) => fact),
        "enquiry" => FaultsOf<EnquiryState, EnquiryFact>(life, EnquiryEvolution.Evolve, (fact, word) => fact.WithEachWord(word)),
        "session" => FaultsOf<JurySessionState, JurySessionFact>(life, JurySessionEvolution.Evolve, (fact, _) => fact),
        _ => throw new InvalidOperationException($"Nothing is kept of {life.Kind}."),
    };

    private static List<string> FaultsOf<TState, TFact>(
        KeptLife life, Func<TState?, TFact, TState> evolve, Func<TFact, Func<string, string>, TFact> words)
        where TState : class
        where TFact : class
    {
        var faults = new List<string>();
        TState? state = null;
        foreach (var kept in life.Facts)
        {
            var fact = StoredJson.Read<TFact>(kept.Json);
            state = evolve(state, words(fact, life.WordsOf));
            faults.AddRange(Lost(kept.Type, JsonElement.Parse(kept.Json), JsonElement.Parse(StoredJson.Write(fact))));
        }

        if (StoredJson.Write(state!) != StoredJson.Write(StoredJson.Read<TState>(life.State)))
        {
            faults.Add("Its facts do not make its state.");
        }

        return faults;
    }

    /// <summary>Paths of what was stored and is not read, or is read as something else; a member that came since is no loss.</summary>
    private static IEnumerable<string> Lost(string path, JsonElement stored, JsonElement read) => (stored.ValueKind, read.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => stored.EnumerateObject()
            .SelectMany(member => read.TryGetProperty(member.Name, out var same)
                ? Lost($"{path}.{member.Name}", member.Value, same)
                : [$"{path}.{member.Name}"]),
        (JsonValueKind.Array, JsonValueKind.Array) when stored.GetArrayLength() == read.GetArrayLength() => stored.EnumerateArray()
            .Zip(read.EnumerateArray()).SelectMany(pair => Lost($"{path}[]", pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(stored, read) ? [] : [path],
    };

    /// <summary>Of the call, its session, its applications and their reviews.</summary>
    private static async Task<KeptLife[]> LivesOfAsync(TestApp app)
    {
        var kept = await new IntegrityCheck(app.Services.GetRequiredService<StorageClients>())
            .AggregatesAsync(CancellationToken.None).ToListAsync();
        return [.. kept.Select(KeptLife.Of)];
    }
}
