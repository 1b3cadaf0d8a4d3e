namespace Territoires.Cli;

/// <summary>A folder of data is given the played call once, when it is new. Interrupted, the play goes on at the next start.</summary>
internal sealed class FirstStart(string data)
{
    private readonly string begun = Path.Combine(data, "seed-play.begun");
    private readonly string done = Path.Combine(data, "seed-play.done");

    /// <summary>False for a folder that already lived on the system clock: virtual time would run behind what it holds.</summary>
    public bool IsDue => File.Exists(begun) || (!File.Exists(done) && !File.Exists(Path.Combine(data, "durable.db")));

    public void Begin()
    {
        Directory.CreateDirectory(data);
        File.WriteAllText(begun, string.Empty);
    }

    public void End() => File.Move(begun, done, overwrite: true);
}
