namespace Vedette.Storage.States;

/// <summary>What one row did to one entity.</summary>
/// <param name="Before">Null where it appeared.</param>
/// <param name="After">Null where it is gone.</param>
public readonly record struct TwinChange(TwinEntity? Before, TwinEntity? After);
