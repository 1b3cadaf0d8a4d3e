namespace Azure.Data.Tables.Sas;

/// <summary>Over which protocol a signature may be sent.</summary>
public enum TableSasProtocol
{
    None = 0,
    HttpsAndHttp = 1,
    Https = 2,
}
