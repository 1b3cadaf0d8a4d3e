using System.Xml.Linq;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Territoires.Core.Storage;

namespace Territoires.Web.Door;

/// <summary>
/// Keeps the keys that protect forms, one blob a key: any instance reads what another protected, and a deployment signs
/// nobody out. The interface is synchronous; it is asked once a day.
/// </summary>
public sealed class KeyRepository(StorageClients storage) : IXmlRepository
{
    private readonly BlobContainerClient container = storage.Blobs.GetBlobContainerClient(TableKeys.KeysContainer);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var keys = new List<XElement>();
        foreach (var blob in container.GetBlobs())
        {
            keys.Add(XElement.Parse(container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString()));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName) =>
        container.GetBlobClient($"{friendlyName}.xml")
            .Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);
}
