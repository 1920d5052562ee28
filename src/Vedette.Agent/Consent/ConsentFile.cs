using System.Text.Json;

namespace Vedette.Agent.Consent;

/// <summary>consent.json in the state directory.</summary>
internal sealed class ConsentFile(StateDirectory state)
{
    /// <summary>The record, or null where there is none that can be read: a damaged record is no acceptance.</summary>
    public ConsentStatement? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(state.ConsentFile), AgentJson.Default.ConsentStatement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(ConsentStatement statement)
    {
        state.Create();
        AtomicFile.Write(state.ConsentFile, JsonSerializer.SerializeToUtf8Bytes(statement, AgentJson.Default.ConsentStatement));
    }
}
