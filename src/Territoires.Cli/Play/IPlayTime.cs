using Territoires.LocalHost;

namespace Territoires.Cli.Play;

/// <summary>How a play comes from one date to the next.</summary>
public interface IPlayTime
{
    DateTimeOffset Now { get; }

    /// <summary>Ends when it is that instant, and what was due by then is done.</summary>
    Task ComeToAsync(DateTimeOffset instant, CancellationToken cancellation);
}

/// <summary>Months in seconds: the clock of the app and of its orchestrations stands until the play moves it.</summary>
public sealed class HeldTime(LocalApp app) : IPlayTime
{
    public DateTimeOffset Now => app.Clock.GetUtcNow();

    public Task ComeToAsync(DateTimeOffset instant, CancellationToken cancellation) =>
        instant > Now ? app.AdvanceToAsync(instant, cancellation) : app.SettleAsync(cancellation);
}
