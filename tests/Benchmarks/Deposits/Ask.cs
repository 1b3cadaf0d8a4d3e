namespace Territoires.Benchmarks.Deposits;

/// <summary>What one request asks of storage.</summary>
internal enum Ask
{
    ReadRow,
    ReadRange,
    WriteRow,
    DeleteRow,
    Transaction,
    KeepBlob,
    ReadBlob,
    SendMessage,
    ShowMessage,
}
