using Territoires.Cli.Storage;

namespace Territoires.Cli;

/// <summary>
/// A folder of data is given the played call once, when it is new. The play keeps its orchestration in memory, so one that was cut
/// short does not go on: the folder, which nobody was served yet, is cleared and played into from the beginning.
/// </summary>
internal sealed class FirstStart(string data)
{
    private readonly string begun = Path.Combine(data, "seed-play.begun");

    public string Data => data;

    /// <summary>False for a folder that was served already: what it holds is later than the play.</summary>
    public bool IsDue => !Directory.Exists(LocalStorage.AzuriteOf(data));

    public void ClearWhatWasCutShort()
    {
        if (File.Exists(begun))
        {
            Directory.Delete(LocalStorage.AzuriteOf(data), recursive: true);
            File.Delete(begun);
        }
    }

    public void Begin() => File.WriteAllText(begun, string.Empty);

    public void End() => File.Delete(begun);
}
