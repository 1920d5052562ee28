namespace Vedette.Server.Ingest;

/// <summary>Compares an id and a secret with what was issued, from memory: it runs for every message of an agent of another maker.</summary>
internal interface IStreamAuthenticator
{
    Admission Admit(int agentId, string secret);
}
