using NCrontab;

namespace Territoires.LocalHost.Timers;

/// <summary>A schedule in NCRONTAB: six fields from the second on, or five from the minute on. In UTC, as on Azure.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule schedule;
    public TimerSchedule(string text) => schedule = CrontabSchedule.Parse(text, Options(text));

    /// <summary>What is wrong with a schedule, in a clause that follows the function's name; null when nothing is.</summary>
    public static string? WrongIn(string text) => CrontabSchedule.TryParse(text, Options(text)) is null
        ? $"has the schedule '{text}', which is no NCRONTAB expression of five or six fields."
        : null;

    public DateTimeOffset After(DateTimeOffset instant) => new(schedule.GetNextOccurrence(instant.UtcDateTime), TimeSpan.Zero);

    /// <summary>Due more than 24 times in the day that follows.</summary>
    public bool IsMoreThanHourly(DateTimeOffset from) =>
        schedule.GetNextOccurrences(from.UtcDateTime, from.UtcDateTime.AddDays(1)).Skip(24).Any();

    private static CrontabSchedule.ParseOptions Options(string text) =>
        new() { IncludingSeconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 };
}
