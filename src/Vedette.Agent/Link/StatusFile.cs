using System.Text.Json;

namespace Vedette.Agent.Link;

/// <summary>status.json in the state directory.</summary>
internal sealed class StatusFile(StateDirectory state)
{
    /// <summary>Best effort: a full disk must not stop the measuring.</summary>
    public void Write(AgentStatus status)
    {
        try
        {
            AtomicFile.Write(state.StatusFile, JsonSerializer.SerializeToUtf8Bytes(status, AgentJson.Default.AgentStatus), durable: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The spool meets the same disk and tells about it.
        }
    }

    public AgentStatus? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(state.StatusFile), AgentJson.Default.AgentStatus);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
