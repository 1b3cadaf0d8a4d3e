using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

/// <summary>
/// Calls whose rules are drawn from a seed, on the real worker and durable engine: those that hold run to their list or to their stated
/// end, whatever their people leave undone; the others are refused, each fault with where it is. A failure says its seed.
/// </summary>
public sealed class RandomCallsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Calls = 20;

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Twenty_calls_reach_their_list_or_their_end_and_none_stands_still()
    {
        app.RestsAfterActs = false;
        var calendar = CommissionPlan.RulesAt(app.Now).Calendar;
        var calls = await DrawnAsync();

        await EachAsync(calls, "opening", call => call.OpenAsync());
        await EachAsync(calls, "files", call => call.FillAsync());
        await app.AdvanceToAsync(RandomCall.Instant(calendar.Closes).AddMinutes(5));
        await EachAsync(calls, "examination", call => call.ExamineAsync());
        await app.AdvanceToAsync(RandomCall.Instant(calendar.ReviewsBy).AddMinutes(1));
        await EachAsync(calls, "session", call => call.DeliberateAsync());
        await EachAsync(calls, "designation", call => call.ChooseAsync());
        await EachAsync(calls, "end", call => call.EndAsync());
        await app.AdvanceToAsync(RandomCall.Instant(calendar.EarliestPublication).AddMinutes(1));
        await EachAsync(calls, "publication", call => call.CheckAsync());

        CallEndKind?[] ends = [null, .. Enum.GetValues<CallEndKind>()];
        calls.Select(call => call.Expected).Distinct().ShouldBe(ends, ignoreOrder: true, "every end is played");
    }

    /// <summary>The first rules that hold; those before them that do not are refused with where.</summary>
    private async Task<IReadOnlyList<RandomCall>> DrawnAsync()
    {
        var calls = new List<RandomCall>();
        for (var seed = 0; calls.Count < Calls; seed++)
        {
            var (rules, undone) = RandomRules.Drawn(seed, app.Now);
            if (rules.Faults("essai").Count == 0)
            {
                calls.Add(new RandomCall(app, seed, rules, undone));
                continue;
            }

            var refused = await app.As(Role.Administrator).PutAsync(
                string.Create(CultureInfo.InvariantCulture, $"/api/calls/tire-{seed}"), rules, ("If-None-Match", "*"));
            (refused.Status, refused.Problem).ShouldBe((422, "reglement-incoherent"), $"seed {seed}");
            refused.Json.GetProperty("errors").EnumerateArray()
                .ShouldAllBe(fault => fault.GetProperty("field").GetString()!.Length > 0, $"seed {seed}");
        }

        return calls;
    }

    private async Task EachAsync(IReadOnlyList<RandomCall> calls, string stage, Func<RandomCall, Task> act)
    {
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
        {
            try
            {
                await act(call);
            }
            catch (InvalidOperationException fault)
            {
                throw new InvalidOperationException($"{call.Told}, {stage}: {fault.Message}", fault);
            }
        });
        await app.SettleAsync();
    }
}
