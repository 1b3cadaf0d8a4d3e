using System.Globalization;
using Territoires.Domain.Programmes;
using Territoires.Domain.Territories;
using Territoires.Web.Components;
using Territoires.Web.Desk.Programmes;
using Territoires.Web.Desk.WriteUp;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Enrolment;

/// <summary>A member of a network as an administrator types it. Whatever happens to the act, it is shown again as typed.</summary>
public sealed record MemberForm
{
    private const int MostBodies = 100;

    public string Name { get; init; } = string.Empty;

    public string Since { get; init; } = string.Empty;

    /// <summary>Of a member that comes in; a correction changes none.</summary>
    public string Phase { get; init; } = string.Empty;

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<TypedBody> Bodies { get; init; } = [];

    public string Departements { get; init; } = string.Empty;

    public bool Fictitious { get; init; }

    /// <summary>Why it is corrected.</summary>
    public string Reason { get; init; } = string.Empty;

    public static MemberForm Of(Member member) => new()
    {
        Name = member.Name,
        Since = member.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Categories = member.Categories,
        Bodies = [.. member.Bodies.Select(TypedBody.Of)],
        Departements = string.Join(
            ' ', member.Departements.Except(member.Bodies.SelectMany(body => body.Departements)).Select(code => code.Value)),
        Fictitious = member.Fictitious,
    };

    public static MemberForm Of(IFormCollection form) => new()
    {
        Name = form["name"].ToString(),
        Since = form["since"].ToString(),
        Phase = form["phase"].ToString(),
        Categories = [.. form["categories"].OfType<string>()],
        Bodies = TypedBody.AllOf(form, MostBodies),
        Departements = form["departements"].ToString(),
        Fictitious = form["fictitious"] == Confirmation.Given,
        Reason = form["reason"].ToString().ReplaceLineEndings("\n"),
    };

    /// <summary>The member, or everything of it that is not found or cannot be read.</summary>
    public async Task<Result<Member, Problem>> ToMemberAsync(NamedBodies named, LeadBodies leads, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var since = new TypedFigures(faults).NeededDay("since", Since, "Indiquez le premier jour du membre dans le réseau.");
        var bodies = await BodiesAsync(named, cancellation);
        var places = await leads.DepartementsAsync(string.IsNullOrWhiteSpace(Departements) ? [] : [Departements], cancellation);
        faults.AddRange(bodies.Refusal?.Faults ?? []);
        faults.AddRange(places.Refusal?.Faults ?? []);
        return faults.Count > 0
            ? Problems.Of(new ProgrammeRefusal.MembersUnacceptable(faults))
            : new Member(
                Name.Trim(), bodies.Value, [.. bodies.Value.SelectMany(body => body.Departements).Concat(places.Value).Distinct()],
                Categories, since, Fictitious || bodies.Value.Any(body => body.Fictitious));
    }

    /// <summary>Of an invented member they are written, not looked up. A member without a row is one body of its own name.</summary>
    private async Task<Result<Territory[], Problem>> BodiesAsync(NamedBodies named, CancellationToken cancellation)
    {
        IReadOnlyList<TypedBody> rows = Bodies.Count > 0 || string.IsNullOrWhiteSpace(Name)
            ? Bodies
            : [TypedBody.Blank with { Written = Name }];
        return Fictitious
            ? rows.Select(row => Territory.Unknown(
                TerritoryKindCode.TryParse(row.Kind, out var kind) ? kind : TerritoryKind.Other, row.Written.Trim()) with
            { Fictitious = true }).ToArray()
            : await named.ResolveAsync([.. rows.Select(row => row.ToRequest())], cancellation);
    }
}
