using System.Diagnostics;

namespace Territoires.LocalHost.Tests;

/// <summary>For what another process or the wall clock does: asks again until it is so.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task IsTrueAsync(Func<Task<bool>> ask, string what)
    {
        var since = Stopwatch.StartNew();
        while (!await ask())
        {
            since.Elapsed.ShouldBeLessThan(Patience, what);
            await Task.Delay(20);
        }
    }

    public static Task IsTrueAsync(Func<bool> ask, string what) => IsTrueAsync(() => Task.FromResult(ask()), what);
}
