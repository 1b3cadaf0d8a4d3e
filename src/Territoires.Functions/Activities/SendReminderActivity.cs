using Territoires.Core.Mail;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>Writes to a page of those who are late; what is due at another date by now is nobody's reminder.</summary>
public sealed class SendReminderActivity(Reminders reminders)
{
    [Function(ActivityNames.SendReminder)]
    public Task<bool> RunAsync([ActivityTrigger] ReminderPage page) => reminders.SendAsync(page.Reminder, page.Page);
}
