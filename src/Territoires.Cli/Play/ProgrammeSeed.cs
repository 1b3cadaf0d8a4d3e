using System.Text.Json;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

/// <summary>A programme as the files of its folder tell it: each is what the API takes. The folder's name is the programme's.</summary>
public sealed record ProgrammeSeed
{
    public required string Id { get; init; }

    public required ProgrammeRequest Programme { get; init; }

    /// <summary>Who is in the network by name without a call; null for nobody.</summary>
    public MembersRequest? Members { get; init; }

    public RenewalsRequest? Renewals { get; init; }

    public SeedEnds? Ends { get; init; }

    /// <summary>The call of the folder that is one of the programme's; null for none.</summary>
    public LinkRequest? Link { get; init; }

    /// <summary>Each day on which members of the files come or go.</summary>
    public IReadOnlyList<DateOnly> Days =>
    [
        .. (Members?.Members.Select(one => one.Member.Since) ?? []).Concat(Renewals?.Renewals.Select(one => one.Since) ?? [])
            .Concat(Ends?.Ends.Select(one => one.On) ?? []).Distinct().Order(),
    ];

    /// <summary>Null when the folder holds no programme.</summary>
    /// <exception cref="JsonException">A file does not say what it should.</exception>
    public static ProgrammeSeed? Find(string folder) => SeedFile.Find<ProgrammeRequest>(folder, "programme.json") is { } programme
        ? new ProgrammeSeed
        {
            Id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Programme = programme,
            Members = SeedFile.Find<MembersRequest>(folder, "members.json"),
            Renewals = SeedFile.Find<RenewalsRequest>(folder, "renewals.json"),
            Ends = SeedFile.Find<SeedEnds>(folder, "ends.json"),
            Link = SeedFile.Find<LinkRequest>(folder, "link.json"),
        }
        : null;
}

/// <summary>ends.json.</summary>
public sealed record SeedEnds(IReadOnlyList<SeedEnd> Ends);

public sealed record SeedEnd(string Member, DateOnly On, string Reason);
