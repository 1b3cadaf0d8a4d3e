using System.Text.Json;

namespace Territoires.Cli.Play;

/// <summary>What every stage of a play has at hand: the seed, the people, the API and the time.</summary>
public sealed class Script(IPlayTime time, Api api, Seed seed)
{
    public static readonly Actor Administrator = Api.Somebody(Role.Administrator);
    public static readonly Actor Secretary = Api.Somebody(Role.Secretary);
    public static readonly Actor Authority = Api.Somebody(Role.Authority);

    private readonly Dictionary<string, string> idsByKey = new(StringComparer.Ordinal);

    public Api Api => api;

    public Seed Seed => seed;

    public DateTimeOffset Now => time.Now;

    /// <summary>Address of the call in the API.</summary>
    public string Call => $"api/calls/{seed.Call.Id}";

    public static Actor Applicant(string key) => Api.Somebody(Role.Applicant, $"applicant-{key}");

    public static Actor Juror(string id) => Api.Somebody(Role.Juror, id);

    /// <summary>Comes to an instant, where all is done that is due by then; one that is past stays past.</summary>
    public async Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        await api.TraceAsync($"clock {seed.Local(instant)}", cancellation);
        await time.ComeToAsync(instant, cancellation);
    }

    public void Know(string key, string id) => idsByKey[key] = id;

    /// <summary>The id of an application of the seed; asked of the app when an earlier run submitted it.</summary>
    public async Task<string> IdOfAsync(string key, CancellationToken cancellation)
    {
        if (!idsByKey.TryGetValue(key, out var id))
        {
            var own = await api.ListAsync($"{Call}/applications", "applications", Applicant(key), cancellation);
            id = own.Single().GetProperty("id").GetString()!;
            Know(key, id);
        }

        return id;
    }

    /// <summary>The ids of the applications that somebody may know of.</summary>
    public async Task<IReadOnlySet<string>> IdsSeenByAsync(Actor actor, CancellationToken cancellation)
    {
        var seen = await api.ListAsync($"{Call}/applications", "applications", actor, cancellation);
        return seen.Select(Id).ToHashSet(StringComparer.Ordinal);
        static string Id(JsonElement application) => application.GetProperty("id").GetString()!;
    }
}
