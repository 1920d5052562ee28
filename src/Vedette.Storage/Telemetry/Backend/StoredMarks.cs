namespace Vedette.Storage.Telemetry.Backend;

/// <param name="LastCommit">Number of the last commit.</param>
/// <param name="FlushedThrough">Journal rows up to this id are in chunks; they are of no use any more and may be deleted at leisure.</param>
/// <param name="StartedGeneration">The last flush that wrote chunks.</param>
/// <param name="CompleteGeneration">The last flush that came to its end; where the two differ, the chunks of the started one are in the journal as well.</param>
public sealed record StoredMarks(long LastCommit, long FlushedThrough, long StartedGeneration, long CompleteGeneration);
