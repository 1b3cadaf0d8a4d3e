namespace Territoires.Benchmarks.Deposits;

/// <summary>A folder that is thrown away.</summary>
internal sealed class ScratchFolder : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("territoires-bench-");

    public string Path => folder.FullName;

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
