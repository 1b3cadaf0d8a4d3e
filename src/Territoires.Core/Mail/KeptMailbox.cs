using Azure;
using Azure.Data.Tables;
using Territoires.Core.Storage;

namespace Territoires.Core.Mail;

/// <summary>The mailbox of a development installation: nothing leaves, everything can be read at <c>/dev/mail</c>.</summary>
public sealed class KeptMailbox(StorageClients storage) : IMailbox
{
    private const string To = "To";
    private const string Subject = "Subject";
    private const string Text = "Text";
    private const string At = "At";

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.MailsTable);

    public bool IsAtHand => true;

    public async Task<MailAnswer> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            var row = new TableEntity(TableKeys.MailsKept, mail.Id)
            {
                [To] = mail.To,
                [Subject] = mail.Subject,
                [Text] = mail.Text,
                [At] = mail.At,
            };
            await table.AddEntityAsync(row, CancellationToken.None);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // A mailbox may be given a message twice.
        }

        return MailAnswer.Taken;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<OutgoingMail>> AllAsync(CancellationToken cancellation)
    {
        var mails = new List<OutgoingMail>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.MailsKept}"), cancellationToken: cancellation))
        {
            mails.Add(new OutgoingMail(
                row.RowKey, row.GetString(To)!, row.GetString(Subject)!, row.GetString(Text)!,
                row.GetDateTimeOffset(At) ?? DateTimeOffset.MinValue));
        }

        return [.. mails.OrderByDescending(mail => mail.At).ThenByDescending(mail => mail.Id, StringComparer.Ordinal)];
    }
}
