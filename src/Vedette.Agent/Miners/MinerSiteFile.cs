using System.Text.Json;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Miners;

/// <summary>miners.json in the state directory: the site's miners as they were known last.</summary>
internal sealed class MinerSiteFile(StateDirectory state) : ISiteMemory
{
    /// <summary>Of 20,000 miners; a larger file is not ours.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>A file that is damaged or not there is as none: a scan finds them again.</summary>
    public IReadOnlyList<RememberedMiner> Load()
    {
        try
        {
            var file = new FileInfo(state.MinersFile);
            if (!file.Exists || file.Length > MaxBytes)
            {
                return [];
            }

            RememberedMiner?[] miners = JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), AgentJson.Default.RememberedMinerArray) ?? [];
            return [.. miners.OfType<RememberedMiner>().Where(m => m.Address is { Length: > 0 } && m.Vendor is not null)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    public void Save(IReadOnlyList<RememberedMiner> miners) =>
        AtomicFile.Write(state.MinersFile, JsonSerializer.SerializeToUtf8Bytes([.. miners], AgentJson.Default.RememberedMinerArray));
}
