namespace Territoires.Domain.Programmes;

/// <summary>How the waves of a permanent call follow each other.</summary>
/// <param name="Days">From the closing of the last wave to the opening of the next one.</param>
/// <param name="Until">The last day on which a wave may open; null when none is set.</param>
public sealed record WaveRule(int Days, DateOnly? Until = null)
{
    public const int MaxDays = 3660;
}

/// <summary>Why a permanent call opens no more waves.</summary>
public enum WavesEnd
{
    /// <summary>An administrator stopped it.</summary>
    Stopped,

    /// <summary>Every target of the programme is met.</summary>
    TargetsMet,

    /// <summary>The next wave would open after the last day.</summary>
    TermPassed,

    /// <summary>No wave is left from which the next one could be taken.</summary>
    NoWaveLeft,
}

/// <summary>A wave that the program began. Its call is written and opened after it.</summary>
/// <param name="CallId">The call.</param>
/// <param name="From">The wave whose rules it has.</param>
/// <param name="Opens">The day of its opening, where the call keeps its calendar.</param>
/// <param name="Number">Among the waves of the programme, from 1.</param>
public sealed record BegunWave(string CallId, string From, DateOnly Opens, int Number);

/// <summary>Wave after wave, until it ends.</summary>
/// <param name="Rule">How.</param>
/// <param name="Plan">Counts what made the date of the next wave another: who waits for that of an earlier plan waits for nothing.</param>
public sealed record PermanentCall(WaveRule Rule, int Plan)
{
    /// <summary>The last wave that the program began; null when people opened all of them.</summary>
    public BegunWave? Last { get; init; }

    /// <summary>Null while it goes on.</summary>
    public WavesEnd? End { get; init; }
}
