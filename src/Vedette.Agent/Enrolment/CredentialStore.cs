using System.Text;
using System.Text.Json;

namespace Vedette.Agent.Enrolment;

/// <summary>identity.json and agent.key in the state directory.</summary>
internal sealed class CredentialStore(StateDirectory state)
{
    /// <summary>What was stored at enrolment, or null where the host is not enrolled or the files are damaged.</summary>
    public AgentCredentials? Read()
    {
        try
        {
            AgentIdentity? identity = JsonSerializer.Deserialize(File.ReadAllBytes(state.IdentityFile), AgentJson.Default.AgentIdentity);
            string key = File.ReadAllText(state.KeyFile).Trim();
            return identity is null || key.Length == 0 ? null : new AgentCredentials(identity, key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The key first: an identity without its key would look enrolled.</summary>
    public void Write(AgentCredentials credentials)
    {
        state.Create();
        AtomicFile.Write(state.KeyFile, Encoding.ASCII.GetBytes(credentials.Key + "\n"));
        AtomicFile.Write(state.IdentityFile, JsonSerializer.SerializeToUtf8Bytes(credentials.Identity, AgentJson.Default.AgentIdentity));
    }
}
