using Territoires.Core.Calls;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Rules;

/// <summary>What became of a page of the rules.</summary>
/// <param name="Problem">What was refused of it; null when nothing was.</param>
/// <param name="Version">The version that the page now stands on: whoever corrects it writes over that one.</param>
public sealed record SavedRules(Problem? Problem, string Version);

/// <summary>Saves a page of the rules, or as much of it as can be saved: one field too long does not throw the others away.</summary>
public sealed class SaveRules(DefineCall define)
{
    /// <param name="call">The call as it is.</param>
    /// <param name="whole">The rules with all of the page, or everything that is wrong with it.</param>
    /// <param name="part">The rules with what is right of the page.</param>
    /// <param name="version">The version that the writer saw.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<SavedRules> SaveAsync(
        CallState call, Result<CallRules, Problem> whole, Result<CallRules, Problem> part, string version, Act act,
        CancellationToken cancellation)
    {
        if (!whole.IsRefused)
        {
            var all = await define.RunAsync(call.Id, whole.Value, isCreation: false, version, act, cancellation);
            return new SavedRules(all.IsRefused ? Problems.Of(all.Refusal) : null, version);
        }

        if (part.IsRefused || Tagged.Of(part.Value) == Tagged.Of(call.Rules))
        {
            return new SavedRules(whole.Refusal, version);
        }

        var saved = await define.RunAsync(call.Id, part.Value, isCreation: false, version, act, cancellation);
        return saved.IsRefused
            ? new SavedRules(Problems.Of(saved.Refusal), version)
            : new SavedRules(Problems.PartOfThePage(whole.Refusal.Faults, whole.Refusal), saved.Value.EntityTag);
    }
}
