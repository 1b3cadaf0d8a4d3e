using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>One app with one call played to its published list. The invariants of all its calls are checked at the end.</summary>
public sealed class AzuriteInstallation : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public CommissionJourney Published { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.StartAsync();
        Published = await CommissionJourney.ToAsync(App, CommissionStage.Published);
    }

    /// <summary>A call of this test alone, as far as the act that it is about.</summary>
    public Task<CommissionJourney> ToAsync(CommissionStage stage, int applications) =>
        CommissionJourney.ToAsync(App, stage, new CommissionPlan { Applications = applications, Score = (_, _) => null });

    public Caller As(params Role[] roles) => App.As(roles);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
