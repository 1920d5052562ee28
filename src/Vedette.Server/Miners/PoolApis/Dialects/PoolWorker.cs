namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <param name="Name">As the pool lists it, with the account before it or without.</param>
/// <param name="HashesPerSecond">Null where the pool names the worker and tells no rate that could be read.</param>
internal readonly record struct PoolWorker(string Name, double? HashesPerSecond);
