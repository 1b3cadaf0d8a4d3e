namespace Territoires.Embedded.LocalStorage.Tests;

public sealed class LocalTablesTests(LocalBackend backend) : TablesConformance(backend), IClassFixture<LocalBackend>;

public sealed class ServiceTablesTests(StorageService service) : TablesConformance(new ServiceBackend(service));

public sealed class LocalBlobsTests(LocalBackend backend) : BlobsConformance(backend), IClassFixture<LocalBackend>;

public sealed class ServiceBlobsTests(StorageService service) : BlobsConformance(new ServiceBackend(service));

public sealed class LocalTextTests(LocalBackend backend) : TextConformance(backend), IClassFixture<LocalBackend>;

public sealed class ServiceTextTests(StorageService service) : TextConformance(new ServiceBackend(service));
