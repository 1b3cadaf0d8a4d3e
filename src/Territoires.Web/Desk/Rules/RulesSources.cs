using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Rules;

/// <summary>What a new call can take its rules from.</summary>
/// <param name="Id">The id of a call, or a template's key behind <see cref="OfTemplates"/>, which no id of a call begins with.</param>
/// <param name="Name">What people read.</param>
public sealed record RulesSource(string Id, string Name, CallRules Rules)
{
    public const string OfTemplates = "modele:";
}

/// <summary>The calls and templates that an administrator can begin a new call from.</summary>
public sealed class RulesSources(ManagedCalls managed)
{
    public async Task<IReadOnlyList<RulesSource>> AllAsync(Actor actor, CancellationToken cancellation) =>
    [
        .. (await managed.AllAsync(actor, cancellation)).Select(Of), .. RulesTemplates.All.Select(Of),
    ];

    /// <summary>Null when there is nothing of that name, or nothing that the actor may read.</summary>
    public async Task<RulesSource?> FindAsync(string id, Actor actor, CancellationToken cancellation) =>
        id.StartsWith(RulesSource.OfTemplates, StringComparison.Ordinal)
            ? RulesTemplates.Find(id[RulesSource.OfTemplates.Length..]) is { } template ? Of(template) : null
            : (await managed.FindAsync(id, actor, cancellation))?.State is { } call ? Of(call) : null;

    private static RulesSource Of(CallState call) => new(call.Id, $"Appel «\u00a0{call.Rules.Title}\u00a0» ({call.Id})", call.Rules);

    private static RulesSource Of(RulesTemplate template) =>
        new(RulesSource.OfTemplates + template.Key, $"Modèle «\u00a0{template.Name}\u00a0»", template.Rules);
}
