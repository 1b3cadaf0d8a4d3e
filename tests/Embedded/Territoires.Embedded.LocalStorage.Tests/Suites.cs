namespace Territoires.Embedded.LocalStorage.Tests;

public sealed class LocalTablesTests(LocalBackend backend) : TablesConformance(backend), IClassFixture<LocalBackend>;

public sealed class AzuriteTablesTests(AzuriteServer server) : TablesConformance(new AzuriteBackend(server));

public sealed class LocalBlobsTests(LocalBackend backend) : BlobsConformance(backend), IClassFixture<LocalBackend>;

public sealed class AzuriteBlobsTests(AzuriteServer server) : BlobsConformance(new AzuriteBackend(server));

public sealed class LocalTextTests(LocalBackend backend) : TextConformance(backend), IClassFixture<LocalBackend>;

public sealed class AzuriteTextTests(AzuriteServer server) : TextConformance(new AzuriteBackend(server));
