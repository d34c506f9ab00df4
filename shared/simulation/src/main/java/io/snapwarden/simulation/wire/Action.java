package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.SimulatedEc2;

/// One action of EC2: reads its parameters, calls the model, writes the answer's content.
interface Action {

    void run(SimulatedEc2 ec2, Params params, Xml xml);
}
