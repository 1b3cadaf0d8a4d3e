using Azure;
using Azure.Data.Tables;
using Territoires.Core.Accounts;
using Territoires.Core.Storage;

namespace Territoires.Core.Mail;

/// <summary>How far a message has come.</summary>
public enum MailState
{
    Waiting,

    /// <summary>Somebody is sending it, since an instant that its row says.</summary>
    Sending,
    Sent,

    /// <summary>It came too late, there is nobody at the address, or they do without it.</summary>
    Dropped,

    /// <summary>No mail server took it, however often it was tried: an administrator is shown it.</summary>
    Refused,
}

/// <summary>A message as it is kept.</summary>
/// <param name="ClaimedAt">When it was last taken to be sent.</param>
/// <param name="Tag">Of its row.</param>
/// <param name="Fault">Why it was not taken the last time; null before.</param>
public sealed record StoredMail(WrittenMail Mail, MailState State, DateTimeOffset? ClaimedAt, ETag Tag, MailFault? Fault = null);

/// <summary>Why a message was not taken. What the server said is not kept: it may say to whom.</summary>
/// <param name="IsOfAddress">The address is refused for good.</param>
/// <param name="Status">What the server answered; null when it answered nothing.</param>
public sealed record MailFault(bool IsOfAddress, int? Status);

/// <summary>
/// How the text of a message is made unreadable where it is kept, and readable again: the keys are those of the installation.
/// </summary>
public sealed record MailSeal(Func<string, string> Close, Func<string, string> Open);

/// <summary>
/// Messages to send. The row of one stays, without its text, so that what is written twice is sent once. A text may hold a link
/// that signs in: it is kept encrypted.
/// </summary>
public sealed class MailStore(StorageClients storage, MailSeal seal)
{
    private const string Account = "Account";
    private const string Subject = "Subject";
    private const string Text = "Text";
    private const string At = "At";
    private const string NotAfter = "NotAfter";
    private const string State = "State";
    private const string ClaimedAt = "ClaimedAt";
    private const string Call = "Call";
    private const string Fault = "Fault";
    private const string Kind = "Kind";

    private readonly TableClient table = storage.Tables.GetTableClient(TableKeys.MailsTable);

    /// <summary>Harmless when the message is there.</summary>
    public Task AddAsync(WrittenMail mail) => AddIfAbsentAsync(Write(new StoredMail(mail, MailState.Waiting, null, default)));

    /// <summary>Lists the message among those that were given up.</summary>
    public Task ListRefusedAsync(string id) => AddIfAbsentAsync(new TableEntity(TableKeys.MailsRefused, id));

    public async Task<StoredMail?> FindAsync(string id, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.Mail(id), TableKeys.Alone, cancellationToken: cancellation);
        return row.HasValue && row.Value is { } mail ? Read(mail) : null;
    }

    /// <summary>The message as it is now, or null when somebody else changed it first.</summary>
    public async Task<StoredMail?> ReplaceAsync(StoredMail mail)
    {
        try
        {
            var answer = await table.UpdateEntityAsync(Write(mail), mail.Tag, TableUpdateMode.Replace, CancellationToken.None);
            return answer.Headers.ETag is { } tag ? mail with { Tag = tag } : await FindAsync(mail.Mail.Id, CancellationToken.None);
        }
        catch (RequestFailedException other) when (other.Status == 412)
        {
            return null;
        }
    }

    /// <summary>Takes it off that list.</summary>
    public Task UnlistRefusedAsync(string id) => table.DeleteEntityAsync(TableKeys.MailsRefused, id, ETag.All, CancellationToken.None);

    /// <summary>Those that were given up and that nobody sent again.</summary>
    public async Task<IReadOnlyList<StoredMail>> RefusedAsync(CancellationToken cancellation)
    {
        var ids = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.MailsRefused}"), cancellationToken: cancellation))
        {
            ids.Add(row.RowKey);
        }

        var mails = await Task.WhenAll(ids.Select(id => FindAsync(id, cancellation)));
        return [.. mails.OfType<StoredMail>().Where(mail => mail.State == MailState.Refused)];
    }

    private async Task AddIfAbsentAsync(TableEntity row)
    {
        try
        {
            await table.AddEntityAsync(row, CancellationToken.None);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Written before, by the same effect: it is the same row.
        }
    }

    private TableEntity Write(StoredMail stored)
    {
        var mail = stored.Mail;
        var row = new TableEntity(TableKeys.Mail(mail.Id), TableKeys.Alone)
        {
            [Account] = mail.Account,
            [Subject] = mail.Subject,
            [At] = mail.At,
            [NotAfter] = mail.NotAfter,
            [State] = stored.State.ToString(),
        };
        if (stored.State is MailState.Waiting or MailState.Sending or MailState.Refused)
        {
            row[Text] = seal.Close(mail.Text);
        }

        if (stored.ClaimedAt is { } claimed)
        {
            row[ClaimedAt] = claimed;
        }

        if (mail.Call is not null)
        {
            row[Call] = mail.Call;
        }

        if (mail.Kind != OptionalMails.None)
        {
            row[Kind] = mail.Kind.ToString();
        }

        if (stored.Fault is { } fault)
        {
            row[Fault] = StoredJson.Write(fault);
        }

        return row;
    }

    private StoredMail Read(TableEntity row) => new(
        new WrittenMail(
            row.PartitionKey[TableKeys.Mail(string.Empty).Length..],
            row.GetString(Account)!,
            row.GetString(Subject)!,
            row.GetString(Text) is { } text ? seal.Open(text) : string.Empty,
            row.GetDateTimeOffset(At) ?? DateTimeOffset.MinValue,
            row.GetDateTimeOffset(NotAfter) ?? DateTimeOffset.MinValue,
            row.GetString(Call),
            row.GetString(Kind) is { } kind ? Enum.Parse<OptionalMails>(kind) : OptionalMails.None),
        Enum.Parse<MailState>(row.GetString(State)!),
        row.GetDateTimeOffset(ClaimedAt),
        row.ETag,
        row.GetString(Fault) is { } fault ? StoredJson.Read<MailFault>(fault) : null);
}
