using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests;

/// <summary>One app for the tests of a class. Its invariants are checked when they are all done.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await TestApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
