using System.Diagnostics;
using System.Diagnostics.Metrics;
using Territoires.Domain;

namespace Territoires.Core.Telemetry;

/// <summary>
/// What the app tells of itself to whoever runs it: how often, how long, with what outcome. Tags hold names that the code gives and ids
/// that name nobody; never an address, a name, a token, or what anybody wrote.
/// </summary>
public sealed class Measures : IDisposable
{
    /// <summary>Of the meter and of the source of traces.</summary>
    public const string Name = "Territoires";

    private readonly ActivitySource source = new(Name);
    private readonly Histogram<double> acts;
    private readonly Counter<long> refusals;
    private readonly Histogram<double> effects;
    private readonly Counter<long> mails;
    private readonly Counter<long> failures;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        acts = meter.CreateHistogram<double>("territoires.act.duration", "s", "Acts, by name and outcome.");
        refusals = meter.CreateCounter<long>("territoires.refusals", "{refusal}", "What people and programs were refused, by slug.");
        effects = meter.CreateHistogram<double>("territoires.effect.duration", "s", "What acts asked for, by name and outcome.");
        mails = meter.CreateCounter<long>("territoires.mails", "{mail}", "Mails, by outcome.");
        failures = meter.CreateCounter<long>(
            "territoires.storage.failures", "{request}", "Requests to the storage that met an outage, each try on its own.");
    }

    /// <summary>One act on one aggregate, with what the decision said.</summary>
    public async Task<Result<T, ActRefusal<TRefusal>>> OfActAsync<T, TRefusal>(
        string name, string id, Func<Task<Result<T, ActRefusal<TRefusal>>>> act)
        where T : notnull
        where TRefusal : class
    {
        using var span = source.StartActivity($"act {name}");
        span?.SetTag("territoires.id", id);
        var started = Stopwatch.GetTimestamp();
        var (outcome, refusal) = ("failed", (string?)null);
        try
        {
            var done = await act();
            (outcome, refusal) = done.IsRefused ? OutcomeOf(done.Refusal) : ("done", null);
            return done;
        }
        finally
        {
            var tags = new TagList { { "act", name }, { "outcome", outcome } };
            if (refusal is not null)
            {
                tags.Add("refusal", refusal);
            }

            End(span, acts, started, tags);
        }
    }

    /// <summary>One effect, or one page of it; true when it is done whole.</summary>
    public async Task<bool> OfEffectAsync(string name, string id, Func<Task<bool>> effect)
    {
        using var span = source.StartActivity($"effect {name}");
        span?.SetTag("territoires.id", id);
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var isWhole = await effect();
            outcome = isWhole ? "done" : "goes-on";
            return isWhole;
        }
        finally
        {
            End(span, effects, started, new TagList { { "effect", name }, { "outcome", outcome } });
        }
    }

    /// <param name="slug">The stable name of what was said.</param>
    /// <param name="door">Whether a page or the API said it.</param>
    public void Refused(string slug, string door) => refusals.Add(1, new("slug", slug), new("door", door));

    public void Mailed(string outcome) => mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <param name="service">Tables, blobs or queues.</param>
    /// <param name="status">0 when no answer came.</param>
    public void StorageFailed(string service, int status) => failures.Add(1, new("service", service), new("status", status));

    public void Dispose() => source.Dispose();

    private static (string Outcome, string? Refusal) OutcomeOf<TRefusal>(ActRefusal<TRefusal> refusal)
        where TRefusal : class => refusal switch
        {
            ActRefusal<TRefusal>.Refused refused => ("refused", refused.Refusal.GetType().Name),
            _ => ("refused", refusal.GetType().Name),
        };

    private static void End(Activity? span, Histogram<double> durations, long started, in TagList tags)
    {
        durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        foreach (var (tag, value) in tags)
        {
            span?.SetTag($"territoires.{tag}", value);
        }
    }
}
