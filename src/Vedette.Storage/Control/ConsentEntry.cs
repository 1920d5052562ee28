namespace Vedette.Storage.Control;

/// <summary>One line of the ledger.</summary>
/// <param name="Source">What carried it: enrolment, handshake or registration.</param>
public sealed record ConsentEntry(long Id, int AgentId, Consent Consent, string Source, long RecordedAtMs);
