//! Tests of the module from outside, in one binary.

#[cfg(test)]
mod chmi_parsers;
#[cfg(test)]
mod chmi_real;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod hydrograph;
#[cfg(test)]
mod round;
#[cfg(test)]
mod round_standin;
#[cfg(test)]
mod storage;
#[cfg(test)]
mod support;
