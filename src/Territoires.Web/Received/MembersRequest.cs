using Territoires.Domain.Programmes;
using Territoires.Domain.Territories;

namespace Territoires.Web.Received;

public sealed record MembersRequest(IReadOnlyList<AdmissionRequest> Members);

/// <param name="Key">A name of the sender's choice: sent again under it, the member is left as it is.</param>
public sealed record AdmissionRequest(string Key, MemberRequest Member, string? Phase = null);

/// <param name="Name">As it is written.</param>
/// <param name="Bodies">What it is made of; of an invented member they are written, not looked up.</param>
/// <param name="Since">Its first day in the network.</param>
/// <param name="Departements">Where it lies, by code or name; needed where the national file does not place its bodies.</param>
/// <param name="Categories">Keys of the programme's.</param>
/// <param name="Fictitious">Invented for a demonstration.</param>
public sealed record MemberRequest(
    string Name, IReadOnlyList<LeadBodyRequest> Bodies, DateOnly Since, IReadOnlyList<string>? Departements = null,
    IReadOnlyList<string>? Categories = null, bool Fictitious = false);

public sealed record MemberCorrectionRequest(MemberRequest Member, string Reason);

public sealed record RenewalsRequest(IReadOnlyList<Renewal> Renewals);

/// <param name="On">The first day on which it is no longer a member.</param>
/// <param name="Reason">Everybody reads it.</param>
public sealed record MembershipEndRequest(DateOnly On, string Reason);

/// <param name="Call">The call that is a wave, an edition or the AMI of a phase of the programme.</param>
/// <param name="Phase">The phase that its laureates join.</param>
/// <param name="Categories">Of each of its laureates.</param>
/// <param name="CategoryQuestion">The question of its form whose answer is the category of the laureate.</param>
public sealed record LinkRequest(
    string Call, string? Phase = null, IReadOnlyList<string>? Categories = null, string? CategoryQuestion = null)
{
    public LinkedCall ToLink() => new(Call, Phase, Categories ?? [], CategoryQuestion);
}

/// <summary>From what was written of members to members. Nothing is guessed; all that is not found is said at once.</summary>
public sealed class Members(LeadBodies bodies)
{
    public async Task<Result<Admission[], Problem>> ReadAsync(
        IReadOnlyList<AdmissionRequest> members, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var read = new List<Admission>();
        foreach (var (i, one) in members.Index())
        {
            if (await ReadAsync(one.Member, $"members[{i}].member", faults, cancellation) is { } member)
            {
                read.Add(new Admission(one.Key, member, one.Phase));
            }
        }

        return faults.Count > 0 ? Problems.UnknownTerritories(faults) : read.ToArray();
    }

    public async Task<Result<Member, Problem>> ReadAsync(MemberRequest member, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var read = await ReadAsync(member, "member", faults, cancellation);
        return read is null ? Problems.UnknownTerritories(faults) : read;
    }

    /// <summary>Null when something is not found, which the faults then say.</summary>
    private async Task<Member?> ReadAsync(MemberRequest member, string at, List<Fault> faults, CancellationToken cancellation)
    {
        var found = await OfAsync(member, cancellation);
        var places = await bodies.DepartementsAsync(member.Departements ?? [], cancellation);
        faults.AddRange((found.Refusal?.Faults ?? []).Select(fault => fault with
        {
            Field = $"{at}.{fault.Field.Replace("leadBodies", "bodies", StringComparison.Ordinal)}",
        }));
        faults.AddRange((places.Refusal?.Faults ?? []).Select(fault => fault with { Field = $"{at}.{fault.Field}" }));
        return found.IsRefused || places.IsRefused
            ? null
            : new Member(
                member.Name.Trim(), found.Value, [.. found.Value.SelectMany(body => body.Departements).Concat(places.Value).Distinct()],
                member.Categories ?? [], member.Since, member.Fictitious || found.Value.Any(body => body.Fictitious));
    }

    private async Task<Result<Territory[], Problem>> OfAsync(MemberRequest member, CancellationToken cancellation) => member.Fictitious
        ? member.Bodies.Select(body => Territory.Unknown(
            TerritoryKindCode.TryParse(body.Kind, out var kind) ? kind : TerritoryKind.Other, body.Name ?? body.Code ?? member.Name) with
        { Fictitious = true }).ToArray()
        : await bodies.ResolveAsync(member.Bodies, cancellation);
}
