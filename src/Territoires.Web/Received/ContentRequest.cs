using System.Text.Json.Serialization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Received;

/// <summary>What changes in a draft: a member that is absent or null leaves what was there.</summary>
public sealed record ContentRequest
{
    public string? Title { get; init; }

    public IReadOnlyList<LeadBodyRequest>? LeadBodies { get; init; }

    /// <summary>Codes of départements, for bodies that the national file does not place.</summary>
    public IReadOnlyList<string>? Departements { get; init; }

    public IReadOnlyList<string>? PartnerServices { get; init; }

    public string? Theme { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<string>? Ambitions { get; init; }

    public string? PhotoCredit { get; init; }

    /// <summary>Answers that change, by key; null or empty takes one back; a key left out keeps its answer.</summary>
    [JsonConverter(typeof(AnswersConverter))]
    public IReadOnlyDictionary<string, string?>? Answers { get; init; }

    /// <summary>The answers are as a person typed them on a page, not as they are kept.</summary>
    [JsonIgnore]
    public bool AnswersAreTyped { get; init; }

    public async Task<Result<ApplicationContent, Problem>> OverAsync(
        ApplicationContent before, CallRules rules, LeadBodies bodies, CancellationToken cancellation)
    {
        var leads = before.LeadBodies;
        if (LeadBodies is not null)
        {
            var resolved = await bodies.ResolveAsync(LeadBodies, cancellation);
            if (resolved.IsRefused)
            {
                return resolved.Refusal;
            }

            leads = resolved.Value;
        }

        var departements = before.DeclaredDepartements;
        if (Departements is not null)
        {
            var known = await bodies.DepartementsAsync(Departements, cancellation);
            if (known.IsRefused)
            {
                return known.Refusal;
            }

            departements = known.Value;
        }

        var answers = before.Answers;
        if (Answers is not null)
        {
            var read = await new AnswerReading(rules, bodies, AnswersAreTyped).OverAsync(before.Answers, Answers, cancellation);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            answers = read.Value;
        }

        return before with
        {
            Answers = answers,
            LeadBodies = leads,
            DeclaredDepartements = departements,
            Title = Title?.Trim() ?? before.Title,
            PartnerServices = PartnerServices is null ? before.PartnerServices : Lines(PartnerServices),
            Theme = Text(Theme) ?? before.Theme,
            Summary = Text(Summary) ?? before.Summary,
            Ambitions = Ambitions is null ? before.Ambitions : Lines(Ambitions),
            PhotoCredit = PhotoCredit is null ? before.PhotoCredit : PhotoCredit.Trim() is { Length: > 0 } credit ? credit : null,
        };
    }

    /// <summary>The same change without the members that these faults name; null when they name none of it.</summary>
    public ContentRequest? Without(IReadOnlyList<Fault> faults)
    {
        var named = faults.Select(fault => fault.Field.Split('[')[0]).ToHashSet(StringComparer.Ordinal);
        var rest = this with
        {
            Title = Unless("title", Title),
            LeadBodies = Unless("leadBodies", LeadBodies),
            Departements = Unless("departements", Departements),
            PartnerServices = Unless("partnerServices", PartnerServices),
            Theme = Unless("theme", Theme),
            Summary = Unless("summary", Summary),
            Ambitions = Unless("ambitions", Ambitions),
            PhotoCredit = Unless("photoCredit", PhotoCredit),
            Answers = Answers?.Keys.Any(key => named.Contains(AnswerCheck.Field(key))) == true
                ? Answers.Where(answer => !named.Contains(AnswerCheck.Field(answer.Key))).ToDictionary(StringComparer.Ordinal)
                : Answers,
        };
        return rest == this ? null : rest;

        T? Unless<T>(string field, T? member)
            where T : class => named.Contains(field) ? null : member;
    }

    /// <summary>A line break is one character, however its sender writes it: a page counts it as one.</summary>
    private static string? Text(string? sent) => sent?.ReplaceLineEndings("\n").Trim();

    private static string[] Lines(IReadOnlyList<string> lines) =>
        [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];
}
