using System.Globalization;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

public sealed class Triggers(TimeProvider clock, Diary diary)
{
    [Function("Daily")]
    public void Daily([TimerTrigger("0 30 3 * * *")] TimerInfo timer) =>
        diary.Write($"daily {Now}{(timer.IsPastDue ? " late" : "")}");

    [Function("Minutely")]
    public void Minutely([TimerTrigger("0 * * * * *")] TimerInfo timer) => diary.Write($"minutely {Now}");

    [Function("TakeWord")]
    public void TakeWord([QueueTrigger("words")] string word, int dequeueCount)
    {
        diary.Write($"word {word}, try {dequeueCount}");
        if (word.StartsWith("bad", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The word is bad: {word}");
        }
    }

    [Function("TakeMessage")]
    public void TakeMessage([QueueTrigger("messages")] QueueMessage message) =>
        diary.Write($"message {message.Body}, try {message.DequeueCount}");

    private string Now => clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
