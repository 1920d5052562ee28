namespace Vedette.Storage.Telemetry.Backend;

/// <summary>References of an epoch, from <paramref name="FirstRef"/> on, that hold for journal rows from <paramref name="SinceJournalId"/> on.</summary>
/// <param name="Series">Series ids as varints, 0 = refused by quota. Empty: the epoch has no references from here on.</param>
public sealed record StoredReferences(long Id, ulong Epoch, long SinceJournalId, uint FirstRef, byte[] Series);
