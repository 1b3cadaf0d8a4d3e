using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>The account's name and key; the key can be replaced while clients use it.</summary>
public class TableSharedKeyCredential
{
    private byte[] _key;

    /// <param name="accountName">The storage account's name.</param>
    /// <param name="accountKey">Its key, in base64.</param>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        AccountName = accountName;
        SetAccountKey(accountKey);
    }

    public string AccountName { get; }

    /// <summary>Takes effect from the next attempt of any request.</summary>
    public void SetAccountKey(string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountKey);
        Volatile.Write(ref _key, Convert.FromBase64String(accountKey));
    }

    internal string Sign(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref _key), Encoding.UTF8.GetBytes(text)));
}
