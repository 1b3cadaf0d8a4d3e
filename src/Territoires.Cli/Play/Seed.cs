using System.Text.Json;
using Territoires.Functions.Api;

namespace Territoires.Cli.Play;

/// <summary>One call with all that happened to it, as the files of its folder tell it. No file says who wins.</summary>
public sealed record Seed
{
    public required SeedCall Call { get; init; }

    /// <summary>In the order of their keys.</summary>
    public required IReadOnlyList<SeedApplication> Applications { get; init; }

    public required IReadOnlyList<SeedJuror> Jurors { get; init; }

    public required IReadOnlyDictionary<string, SeedService> Services { get; init; }

    public required IReadOnlyList<SeedOpinion> Opinions { get; init; }

    public required IReadOnlyList<SeedRecusal> Recusals { get; init; }

    public required IReadOnlyList<SeedReview> Reviews { get; init; }

    public required SeedVotes Votes { get; init; }

    public required AddedTerritories Territories { get; init; }

    /// <summary>The call opens; the play begins a day before.</summary>
    public DateTimeOffset Opens => Clock.At(Call.Calendar.Opens);

    public DateTimeOffset Closes => Clock.At(Call.Calendar.Closes);

    public DateTimeOffset ReviewsBy => Clock.At(Call.Calendar.ReviewDeadline);

    public DateTimeOffset Session => Clock.At(Call.Calendar.Session);

    public DateTimeOffset Publication => Clock.At(Call.Calendar.EarliestPublication);

    public DateTimeOffset Begins => Opens.AddDays(-1);

    /// <summary>Whether a folder holds a call.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, "call.json"));

    /// <param name="folder">The folder of the call; the invented bodies stand beside it.</param>
    /// <param name="applications">How many applications to keep, in the order of their keys, with what belongs to them.</param>
    /// <exception cref="JsonException">A file does not say what it should; the message says where.</exception>
    public static Seed Read(string folder, int applications = int.MaxValue)
    {
        var kept = SeedFile.Read<SeedApplications>(folder, "applications.json").Applications.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Take(applications).ToArray();
        var keys = kept.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var votes = SeedFile.Read<SeedVotes>(folder, "votes.json");
        return new Seed
        {
            Call = SeedFile.Read<SeedCall>(folder, "call.json"),
            Applications = kept,
            Jurors = SeedFile.Read<SeedPanel>(folder, "panel.json").Jurors,
            Services = SeedFile.Read<SeedServices>(folder, "services.json").Services
                .ToDictionary(service => service.Id, StringComparer.Ordinal),
            Opinions = [.. SeedFile.Read<SeedOpinions>(folder, "opinions.json").Opinions
                .Where(opinion => keys.Contains(opinion.Application))],
            Recusals = [.. SeedFile.Read<SeedRecusals>(folder, "recusals.json").Recusals
                .Where(recusal => keys.Contains(recusal.Application))],
            Reviews = [.. SeedFile.Read<SeedReviews>(folder, "reviews.json").Reviews.Where(review => keys.Contains(review.Application))],
            Votes = votes with { Items = [.. votes.Items.Where(item => keys.Contains(item.Application))] },
            Territories = SeedFile.Read<AddedTerritories>(Path.Combine(folder, ".."), "referential-fictitious.json"),
        };
    }

    private CallClock Clock => new(Call.Calendar.TimeZone);

    /// <summary>An instant as the clocks of the call show it.</summary>
    public string Local(DateTimeOffset instant) => Clock.Shows(instant);
}
